import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Checkbox } from "@/shared/ui";
import type { Option } from "./Field";
import styles from "./MultiChoice.module.css";

interface Props {
  label: string;
  /** What stands on the button while nothing is chosen. */
  empty: string;
  options: Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any of some values, behind a button that says which. */
export function MultiChoice({ label, empty, options, chosen, onChange }: Props): ReactElement {
  const { t } = useTexts();
  const id = useId();
  const whole = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const away = (event: Event) => {
      if (whole.current?.open && event.target instanceof Node && !whole.current.contains(event.target)) whole.current.open = false;
    };
    document.addEventListener("pointerdown", away);
    document.addEventListener("focusin", away);
    return () => {
      document.removeEventListener("pointerdown", away);
      document.removeEventListener("focusin", away);
    };
  }, []);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !whole.current?.open) return;
    whole.current.open = false;
    whole.current.querySelector("summary")?.focus();
  };
  const named = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const toggle = (value: string, on: boolean) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <div className={styles.field}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, as any menu */}
      <details ref={whole} className={styles.choice} onKeyDown={escape}>
        <summary aria-labelledby={`${id} ${id}-value`} className={styles.button}>
          <span id={`${id}-value`} className={named.length > 0 ? styles.value : styles.empty}>
            {named.length > 0 ? named.join(t("table.comma")) : empty}
          </span>
        </summary>
        <div role="group" aria-labelledby={id} className={styles.panel}>
          {options.map((option) => (
            <Checkbox key={option.value} checked={chosen.includes(option.value)} onChange={(event) => toggle(option.value, event.target.checked)}>
              {option.label}
            </Checkbox>
          ))}
        </div>
      </details>
    </div>
  );
}
