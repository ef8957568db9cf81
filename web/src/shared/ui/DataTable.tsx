import type { ReactElement, ReactNode } from "react";
import styles from "./DataTable.module.css";

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** `lead` heads the card on a phone, `bare` stands there without its title. */
  phone?: "lead" | "bare";
  width?: string;
  nowrap?: boolean;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  tone?: (row: Row) => "breach" | "soon" | undefined;
  /** So few and short columns that it stays a table on a narrow screen. */
  narrow?: boolean;
}

/** A table that becomes a list of cards on a narrow screen. */
export function DataTable<Row>({ caption, columns, rows, rowKey, tone, narrow = false }: Props<Row>): ReactElement {
  return (
    <table className={narrow ? styles.table : `${styles.table} ${styles.cards}`}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={styles[tone?.(row) ?? ""]}>
            {columns.map((column) => (
              <td key={column.key} data-phone={column.phone} data-title={column.phone ? undefined : column.title} className={column.nowrap ? styles.nowrap : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
