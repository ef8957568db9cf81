import { useId, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { SelectField, TextField, type Option } from "./Field";
import styles from "./RowsField.module.css";

export interface RowColumn {
  name: string;
  label: string;
  type: "line" | "paragraph" | "number" | "choice" | "truth" | "date" | "moment";
  required: boolean;
  options?: Option[];
}

export type Row = Record<string, string>;

interface Props {
  label: string;
  required?: boolean;
  hint?: string;
  error?: string | undefined;
  columns: RowColumn[];
  rows: Row[];
  onChange: (rows: Row[]) => void;
  most: number;
  /** What is wrong with a cell, by its row and column. */
  cellError?: (row: number, column: string) => string | undefined;
}

/** Several entries of one kind, each a card with its fields; rows are added and taken away. */
export function RowsField({ label, required, hint, error, columns, rows, onChange, most, cellError }: Props): ReactElement {
  const { t } = useTexts();
  const id = useId();
  const set = (place: number, name: string, value: string) => onChange(rows.map((row, at) => (at === place ? { ...row, [name]: value } : row)));
  return (
    <fieldset className={styles.rows} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {label}
        {required ? null : <span className={styles.optional}>{t("state.optional")}</span>}
      </legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {rows.map((row, place) => (
        <div key={place} role="group" aria-label={t("rows.row", { number: place + 1 })} className={styles.row}>
          <div className={styles.head}>
            <span className={styles.number}>{t("rows.row", { number: place + 1 })}</span>
            <Button size="small" type="text" onClick={() => onChange(rows.filter((_, at) => at !== place))}>
              {t("rows.remove")}
              <span className="visually-hidden">{t("rows.row", { number: place + 1 })}</span>
            </Button>
          </div>
          <div className={styles.cells}>
            {columns.map((column) => (
              <Cell key={column.name} column={column} value={row[column.name] ?? ""} onChange={(value) => set(place, column.name, value)} error={cellError?.(place, column.name)} />
            ))}
          </div>
        </div>
      ))}
      <div className={styles.foot}>
        <Button onClick={() => onChange([...rows, {}])} disabled={rows.length >= most}>
          {t("rows.add")}
        </Button>
        {rows.length > 0 ? <span className={styles.count}>{t("rows.count", { count: rows.length })}</span> : null}
      </div>
      {error ? (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

interface CellProps {
  column: RowColumn;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

function Cell({ column, value, onChange, error }: CellProps): ReactElement {
  const { t } = useTexts();
  const common = { label: column.label, required: column.required, value, onChange, error };
  if (column.type === "choice") return <SelectField {...common} empty={t("state.choose")} options={column.options ?? []} />;
  if (column.type === "truth") return <SelectField {...common} empty={t("state.choose")} options={[{ value: "true", label: t("state.yes") }, { value: "false", label: t("state.no") }]} />;
  if (column.type === "paragraph") return <TextField {...common} lines={2} maxLength={20_000} />;
  if (column.type === "moment") return <TextField {...common} type="datetime-local" />;
  if (column.type === "date") return <TextField {...common} type="date" />;
  return <TextField {...common} maxLength={200} />;
}
