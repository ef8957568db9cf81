import { useState, type FormEvent, type ReactElement } from "react";
import type { Act, ActField, ActOrder } from "@/api/desk";
import { fromZonedInput, useZone } from "@/shared/format";
import { SelectField, TextField, useDraft } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./ActForm.module.css";

export type Values = Record<string, string>;

export type Filled = Pick<ActOrder, "fields"> & Partial<Pick<ActOrder, "note" | "occurred_at">>;

/** The values that were filled in, in the types that the back end takes; moments are meant in the zone. */
export function orderOf(fields: ActField[], values: Values, zone: string): Filled {
  const own: Record<string, unknown> = {};
  for (const field of fields) {
    const value = (values[field.name] ?? "").trim();
    if (value === "") continue;
    if (field.type === "truth") own[field.name] = value === "true";
    else if (field.type === "moment") own[field.name] = fromZonedInput(value, zone);
    else if (field.type === "entry") own[field.name] = Number(value);
    else own[field.name] = value;
  }
  const { note, occurred_at, ...rest } = own;
  return { ...(typeof note === "string" ? { note } : {}), ...(typeof occurred_at === "string" ? { occurred_at } : {}), fields: rest };
}

interface Props {
  act: Act;
  preset: Values;
  /** The name under which what is written stays until it is sent or given up. */
  draft: string;
  busy: boolean;
  onSubmit: (order: Filled, sent: () => void) => void;
  onCancel: () => void;
}

/** A form drawn from the fields that the back end names for the act. */
export function ActForm({ act, preset, draft, busy, onSubmit, onCancel }: Props): ReactElement {
  const shared = useTexts();
  const words = useWords();
  const zone = useZone();
  const [chosen, setChosen] = useState<Values>(preset);
  const [note, setNote, forgetNote] = useDraft(draft, "");
  const values: Values = { ...chosen, note };
  const set = (name: string, value: string) => (name === "note" ? setNote(value) : setChosen((before) => ({ ...before, [name]: value })));
  const [tried, setTried] = useState(false);
  const missing = (field: ActField) => field.required && !(values[field.name] ?? "").trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!act.fields.some(missing)) onSubmit(orderOf(act.fields, values, zone), forgetNote);
  };
  const giveUp = () => {
    forgetNote();
    onCancel();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {act.fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          value={values[field.name] ?? ""}
          onChange={(value) => set(field.name, value)}
          error={tried && missing(field) ? shared.t("state.requiredMissing") : undefined}
        />
      ))}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={busy}>
          {words(act.label)}
        </Button>
        <Button onClick={giveUp}>{shared.t("state.cancel")}</Button>
      </div>
    </form>
  );
}

interface ControlProps {
  field: ActField;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function FieldControl({ field, value, onChange, error }: ControlProps): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const common = { label: words(field.label), required: field.required, value, onChange, error };
  switch (field.type) {
    case "paragraph":
      return <TextField {...common} lines={4} maxLength={20_000} />;
    case "moment":
      return <TextField {...common} type="datetime-local" hint={field.name === "occurred_at" ? t("act.nowIfEmpty") : undefined} />;
    case "choice":
    case "entry":
      return <SelectField {...common} empty={shared.t("state.choose")} options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: words(choice.label) }))} />;
    case "truth":
      return (
        <SelectField
          {...common}
          empty={shared.t("state.choose")}
          options={[
            { value: "true", label: shared.t("state.yes") },
            { value: "false", label: shared.t("state.no") },
          ]}
        />
      );
    default:
      return <TextField {...common} maxLength={200} />;
  }
}
