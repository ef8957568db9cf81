import { useEffect, useId, useRef, type ChangeEvent, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./FileField.module.css";
import { LARGEST } from "./sending";
import { sizeWords } from "./size";
import { NAMESPACE } from "./texts";
import { UploadRow } from "./UploadRow";
import { useHandedFiles } from "./useHandedFiles";
import { unfinished, useUploads } from "./useUploads";

interface Props {
  label: string;
  required?: boolean;
  /** The ids of the files that are whole, whenever they change. */
  onChange: (ids: string[]) => void;
  /** Told while an upload is not finished: the form must not be sent then. */
  onBusy?: (busy: boolean) => void;
  error?: string | undefined;
}

/** Files chosen, dropped or pasted; each uploads at once, pauses, goes on, and is removed by itself. */
export function FileField({ label, required, onChange, onBusy, error }: Props): ReactElement {
  const { t } = useTexts(NAMESPACE);
  const shared = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const uploads = useUploads(onChange);
  const { part, over } = useHandedFiles<HTMLFieldSetElement>(uploads.add);
  const busy = unfinished(uploads.items);
  useEffect(() => onBusy?.(busy), [busy, onBusy]);

  const chosen = (event: ChangeEvent<HTMLInputElement>) => {
    uploads.add(Array.from(event.target.files ?? []));
    event.target.value = "";
  };
  const described = [`${id}-hint`, error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset ref={part} className={styles.field} aria-describedby={described}>
      <legend>
        {label}
        {required ? null : <span className={styles.optional}>{shared.t("state.optional")}</span>}
      </legend>
      <div className={styles.drop} data-over={over} data-wrong={error ? true : undefined}>
        <input ref={input} type="file" multiple hidden tabIndex={-1} aria-label={label} onChange={chosen} />
        <Button onClick={() => input.current?.click()} aria-describedby={described}>
          {t("choose")}
        </Button>
        <p id={`${id}-hint`} className={styles.hint}>
          {t("drop")} · {t("limit", { size: sizeWords(LARGEST) })}
        </p>
      </div>
      {uploads.items.length > 0 ? (
        <ul className={styles.list} aria-label={t("list")}>
          {uploads.items.map((item) => (
            <UploadRow key={item.key} item={item} onPause={uploads.pause} onResume={uploads.resume} onRemove={uploads.remove} />
          ))}
        </ul>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
