import type { ReactElement } from "react";
import type { ActField, PersonOn } from "@/api/desk";
import { FileField } from "@/shared/files";
import { CardChoice, MultiChoice, RowsField, SelectField, TextField, type Option, type RowColumn } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { usePeople } from "./usePeople";
import { idsOf, rowsOf, textOf, type Value } from "./values";

const MOST_ROWS = 200;

interface Props {
  field: ActField;
  /** The case whose people may be named. */
  number: string;
  value: Value | undefined;
  onChange: (value: Value) => void;
  onBusy: (busy: boolean) => void;
  error: string | undefined;
}

/** The control for one field of an act, by its type. */
export function FieldControl({ field, number, value, onChange, onBusy, error }: Props): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const label = words(field.label);
  const common = { label, required: field.required, value: textOf(value), onChange, error };
  const choices = (field.choices ?? []).map((choice) => ({ value: choice.value, label: words(choice.label) }));
  switch (field.type) {
    case "paragraph":
      return <TextField {...common} lines={4} maxLength={20_000} />;
    case "moment":
      return <TextField {...common} type="datetime-local" hint={field.name === "occurred_at" ? t("act.nowIfEmpty") : undefined} />;
    case "choice":
      if (field.choices?.some((choice) => choice.meaning)) return <MeaningChoice field={field} value={textOf(value)} onChange={onChange} error={error} />;
      return <SelectField {...common} empty={shared.t("state.choose")} options={choices} />;
    case "entry":
      return <SelectField {...common} empty={shared.t("state.choose")} options={choices} />;
    case "truth":
      return <SelectField {...common} empty={shared.t("state.choose")} options={yesOrNo(shared.t)} />;
    case "number":
      return <TextField {...common} type="number" />;
    case "case":
      return <TextField {...common} maxLength={40} hint={t("fill.case")} />;
    case "person":
    case "people":
      return <PeopleControl field={field} number={number} value={value} onChange={onChange} error={error} />;
    case "files":
      return <FileField label={label} required={field.required} onChange={onChange} onBusy={onBusy} error={error} />;
    case "rows":
      return <RowsField label={label} required={field.required} columns={(field.columns ?? []).map((column) => rowColumn(column, words))} rows={rowsOf(value)} onChange={onChange} most={MOST_ROWS} error={error} />;
    default:
      return <TextField {...common} maxLength={200} />;
  }
}

/** A few values with what the contract means by each, and the clause that says so. */
function MeaningChoice({ field, value, onChange, error }: { field: ActField; value: string; onChange: (value: string) => void; error: string | undefined }): ReactElement {
  const words = useWords();
  const options = (field.choices ?? []).map((choice) => ({ value: choice.value, label: words(choice.label), note: words(choice.meaning), ...(choice.clause ? { aside: choice.clause } : {}) }));
  return <CardChoice label={words(field.label)} name={`act-${field.name}`} required={field.required} value={value} onChange={onChange} options={options} error={error} />;
}

function yesOrNo(t: (key: string) => string): Option[] {
  return [
    { value: "true", label: t("state.yes") },
    { value: "false", label: t("state.no") },
  ];
}

const IN_ROWS = ["line", "paragraph", "number", "choice", "truth", "moment"] as const;

function rowColumn(column: ActField, words: (label: ActField["label"]) => string): RowColumn {
  const type = IN_ROWS.find((one) => one === column.type) ?? "line";
  return { name: column.name, label: words(column.label), type, required: column.required, options: (column.choices ?? []).map((choice) => ({ value: choice.value, label: words(choice.label) })) };
}

/** People on the contract, with their role beside the name. */
function PeopleControl({ field, number, value, onChange, error }: Omit<Props, "onBusy">): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const people = usePeople(number);
  const label = words(field.label);
  const fitting = (people.data ?? []).filter((person) => field.side === null || person.side === field.side);
  const options = fitting.map((person: PersonOn) => ({ value: person.id, label: t("fill.person", { name: person.name, role: person.roles.map(words).join("、") }) }));
  if (field.type === "people") return <MultiChoice label={label} empty={t("fill.nobody")} options={options} chosen={idsOf(value)} onChange={onChange} />;
  const hint = people.isError ? t("fill.noPeople") : undefined;
  return <SelectField label={label} required={field.required} value={textOf(value)} onChange={onChange} error={error} hint={hint} empty={shared.t("state.choose")} options={options} />;
}
