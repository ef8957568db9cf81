import type { ReactElement } from "react";
import type { AskedColumn, AskedQuestion } from "@/api/catalogue";
import { RowsField, SelectField, TextField, type RowColumn } from "@/shared/forms";
import { useTexts, useWords, type Words } from "@/shared/i18n";
import { rowsOf, textOf, type Typed } from "./answers";

interface Props {
  form: AskedQuestion[];
  typed: Typed;
  onChange: (name: string, value: Typed[string]) => void;
  faults: Record<string, string>;
}

/** The questions of a catalogue item, each with the control that its type asks for. */
export function AnswerFields({ form, typed, onChange, faults }: Props): ReactElement {
  const words = useWords();
  return (
    <>
      {form.map((question) =>
        question.type === "rows" ? (
          <RowsField
            key={question.name}
            label={words(question.label)}
            hint={words(question.hint)}
            required={question.required}
            columns={question.columns.map((column) => columnOf(column, words))}
            rows={rowsOf(typed, question.name)}
            onChange={(rows) => onChange(question.name, rows)}
            most={question.most_rows}
            error={faults[`answers.${question.name}`]}
            cellError={(row, column) => faults[`answers.${question.name}.${row}.${column}`]}
          />
        ) : (
          <AnswerField key={question.name} question={question} value={textOf(typed, question.name)} onChange={(value) => onChange(question.name, value)} error={faults[`answers.${question.name}`]} />
        ),
      )}
    </>
  );
}

function columnOf(column: AskedColumn, words: (words: Words | null) => string): RowColumn {
  const type = column.type === "rows" ? "line" : column.type;
  return { name: column.name, label: words(column.label), type, required: column.required, options: column.choices.map((choice) => ({ value: choice.value, label: words(choice.label) })) };
}

interface FieldProps {
  question: AskedQuestion;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function AnswerField({ question, value, onChange, error }: FieldProps): ReactElement {
  const shared = useTexts();
  const words = useWords();
  const hint = words(question.hint) || words(question.pattern_says);
  const common = { label: words(question.label), required: question.required, hint, value, onChange, error };
  switch (question.type) {
    case "paragraph":
      return <TextField {...common} lines={4} maxLength={question.most ?? 20_000} />;
    case "choice":
      return <SelectField {...common} empty={shared.t("state.choose")} options={question.choices.map((choice) => ({ value: choice.value, label: words(choice.label) }))} />;
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
    case "date":
      return <TextField {...common} type="date" />;
    case "number":
      return <TextField {...common} maxLength={24} />;
    default:
      return <TextField {...common} maxLength={question.most ?? 200} />;
  }
}
