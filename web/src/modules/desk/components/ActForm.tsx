import { useCallback, useState, type FormEvent, type ReactElement } from "react";
import type { Act, ActField } from "@/api/desk";
import { useZone } from "@/shared/format";
import { useDraft } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./ActForm.module.css";
import { FieldControl } from "./FieldControl";
import { isEmpty, orderOf, textOf, type Filled, type Value, type Values } from "./values";

interface Props {
  act: Act;
  /** The number of the case that it is about. */
  number: string;
  preset: Values;
  /** The name under which what is written stays until it is sent or given up. */
  draft: string;
  busy: boolean;
  onSubmit: (order: Filled, sent: () => void) => void;
  onCancel: () => void;
}

/** A form drawn from the fields that the back end names for the act. */
export function ActForm({ act, number, preset, draft, busy, onSubmit, onCancel }: Props): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const zone = useZone();
  const [chosen, setChosen] = useState<Values>(preset);
  const [note, setNote, forgetNote] = useDraft(draft, "");
  const [uploading, setUploading] = useState(false);
  const values: Values = { ...chosen, note };
  const set = useCallback(
    (name: string, value: Value) => (name === "note" ? setNote(textOf(value)) : setChosen((before) => ({ ...before, [name]: value }))),
    [setNote],
  );
  const [tried, setTried] = useState(false);
  const missing = (field: ActField) => field.required && isEmpty(values[field.name]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!uploading && !act.fields.some(missing)) onSubmit(orderOf(act.fields, values, zone), forgetNote);
  };
  const giveUp = () => {
    forgetNote();
    onCancel();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {act.fields.length === 0 ? <p>{t("fill.nothing", { act: words(act.label) })}</p> : null}
      {act.fields.map((field) => (
        <FieldOf key={field.name} field={field} number={number} value={values[field.name]} set={set} onBusy={setUploading} error={tried && missing(field) ? shared.t("state.requiredMissing") : undefined} />
      ))}
      {tried && uploading ? <p role="status">{t("fill.uploading")}</p> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {words(act.label)}
        </Button>
        <Button onClick={giveUp}>{shared.t("state.cancel")}</Button>
      </div>
    </form>
  );
}

interface FieldProps {
  field: ActField;
  number: string;
  value: Value | undefined;
  set: (name: string, value: Value) => void;
  onBusy: (busy: boolean) => void;
  error: string | undefined;
}

/** Keeps its callback while the field stays the same: an upload goes on over what is typed elsewhere. */
function FieldOf({ field, number, value, set, onBusy, error }: FieldProps): ReactElement {
  const { name } = field;
  const changed = useCallback((next: Value) => set(name, next), [name, set]);
  return <FieldControl field={field} number={number} value={value} onChange={changed} onBusy={onBusy} error={error} />;
}
