import { useState, type FormEvent, type ReactElement } from "react";
import type { RecordAct } from "@/api/settlement";
import { SelectField, TextField, type Option } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, Drawer, ErrorState } from "@/shared/ui";
import type { Recording } from "../queries";
import styles from "./settlement.module.css";

interface Props {
  act: RecordAct;
  preset?: Partial<Recording>;
  choices: Record<string, Option[]>;
  busy: boolean;
  error: Error | null;
  onSubmit: (filled: Recording) => void;
  onClose: () => void;
}

const DAYS = new Set(["on", "due", "until"]);
const NUMBERS = new Set(["count", "paper", "record"]);

/** The form of one record beside the page: its fields from the server's table. */
export function RecordDrawer({ act, preset = {}, choices, busy, error, onSubmit, onClose }: Props): ReactElement {
  const { t } = useTexts("settlement");
  const shared = useTexts();
  const words = useWords();
  const [filled, setFilled] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const asked = [...act.required, ...act.optional].filter((name) => !(name in preset));
  const needed = asked.filter((name) => act.required.includes(name));
  const set = (name: string, value: string) => setFilled((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (needed.every((name) => filled[name]?.trim())) onSubmit({ act: act.act, ...preset, ...typed(filled) } as Recording);
  };
  return (
    <Drawer open onClose={onClose} size={520} title={words(act.label)}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {asked.map((name) => {
          const required = act.required.includes(name);
          const missing = tried && required && !filled[name]?.trim() ? shared.t("state.requiredMissing") : undefined;
          const options = choices[name];
          if (name === "zero") {
            return (
              <Checkbox key={name} checked={filled["zero"] === "1"} onChange={(event) => set("zero", event.target.checked ? "1" : "")}>
                {t("act.zero")}
              </Checkbox>
            );
          }
          if (options) return <SelectField key={name} label={t(`act.${name}`)} value={filled[name] ?? ""} onChange={(value) => set(name, value)} options={options} empty={t("act.choose")} required={required} error={missing} />;
          return <TextField key={name} label={t(`act.${name}`)} value={filled[name] ?? ""} onChange={(value) => set(name, value)} type={DAYS.has(name) ? "date" : NUMBERS.has(name) ? "number" : "text"} {...(name === "note" ? { lines: 3 } : {})} required={required} error={missing} />;
        })}
        {error ? <ErrorState error={error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t("act.submit")}
          </Button>
          <Button onClick={onClose}>{shared.t("state.cancel")}</Button>
        </div>
      </form>
    </Drawer>
  );
}

function typed(filled: Record<string, string>): Record<string, unknown> {
  const told = Object.entries(filled).filter(([, value]) => value.trim() !== "");
  return Object.fromEntries(
    told.map(([name, value]) => {
      if (NUMBERS.has(name)) return [name, Number(value)];
      if (name === "zero") return [name, true];
      return [name, name === "cases" ? value.trim().split(/\s+/) : value.trim()];
    }),
  );
}
