import { memo, useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { useTexts } from "@/shared/i18n";
import { Checkbox } from "./antd";
import type { Column } from "./DataTable";
import { Icon } from "./icons";
import styles from "./DataTable.module.css";
import long from "./LongTable.module.css";

export interface LongColumn<Row> extends Column<Row> {
  /** Given for a column that the list may be ordered by. */
  sort?: { active: boolean; ascending: boolean; choose: () => void };
}

export interface Selection {
  chosen: ReadonlySet<string>;
  /** With `span`, everything between the last choice and this row. */
  choose: (key: string, chosen: boolean, span: boolean) => void;
  chooseAll: (chosen: boolean) => void;
}

interface Props<Row> {
  caption: string;
  columns: LongColumn<Row>[];
  /** The rows by pages as they came; pages far from what is seen are not drawn. */
  pages: Row[][];
  rowKey: (row: Row) => string;
  rowLabel: (row: Row) => string;
  tone?: (row: Row) => "breach" | "soon" | undefined;
  selection?: Selection;
}

/** A table that stays quick with thousands of rows, with rows to choose; cards on a narrow screen. */
export function LongTable<Row>(props: Props<Row>): ReactElement {
  const { caption, columns, pages, selection, rowKey } = props;
  const { t } = useTexts();
  const all = selection ? pages.flat().map(rowKey) : [];
  const some = all.some((key) => selection?.chosen.has(key));
  const every = all.length > 0 && all.every((key) => selection?.chosen.has(key));
  return (
    <table className={`${styles.table} ${styles.cards} ${long.table}`} data-choice={selection ? "" : undefined}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {selection ? (
            <th scope="col" className={long.choice}>
              <Checkbox checked={every} indeterminate={some && !every} onChange={(event) => selection.chooseAll(event.target.checked)} aria-label={t("table.chooseAll")} />
            </th>
          ) : null}
          {columns.map((column) => (
            <th key={column.key} scope="col" style={{ width: column.width }} aria-sort={column.sort?.active ? (column.sort.ascending ? "ascending" : "descending") : undefined}>
              {column.sort ? <SortButton title={column.title} sort={column.sort} /> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      {pages.map((rows, place) => (
        <Rows key={rows[0] ? rowKey(rows[0]) : place} {...props} rows={rows} />
      ))}
    </table>
  );
}

function SortButton({ title, sort }: { title: string; sort: NonNullable<LongColumn<unknown>["sort"]> }): ReactElement {
  return (
    <button type="button" className={long.sort} onClick={sort.choose}>
      {title}
      <span className={long.arrow} data-active={sort.active} data-ascending={sort.ascending}>
        <Icon name="down" size={12} />
      </span>
    </button>
  );
}

/** One page of rows; once it is far away its height alone remains, so that the scroll bar stays true. */
function Rows<Row>({ rows, columns, rowKey, rowLabel, tone, selection }: Props<Row> & { rows: Row[] }): ReactElement {
  const body = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const place = body.current;
    if (!place || typeof IntersectionObserver === "undefined") return undefined;
    const observer = new IntersectionObserver(
      ([seen]) => {
        if (!seen) return;
        const inUse = place.contains(document.activeElement);
        setHeight(seen.isIntersecting || inUse ? null : place.offsetHeight);
      },
      { rootMargin: "1200px 0px" },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  if (height !== null) {
    return (
      <tbody ref={body}>
        <tr className={long.gap}>
          <td colSpan={columns.length + (selection ? 1 : 0)} style={{ height }} />
        </tr>
      </tbody>
    );
  }
  return (
    <tbody ref={body}>
      {rows.map((row) => {
        const key = rowKey(row);
        return <OneRow key={key} id={key} row={row} columns={columns as LongColumn<unknown>[]} label={rowLabel(row)} tone={tone?.(row)} chosen={selection?.chosen.has(key)} choose={selection?.choose} />;
      })}
    </tbody>
  );
}

interface RowProps {
  id: string;
  row: unknown;
  columns: LongColumn<unknown>[];
  label: string;
  tone: "breach" | "soon" | undefined;
  chosen: boolean | undefined;
  choose: Selection["choose"] | undefined;
}

const OneRow = memo(function OneRow({ id, row, columns, label, tone, chosen, choose }: RowProps): ReactElement {
  const { t } = useTexts();
  return (
    <tr className={styles[tone ?? ""]} data-chosen={chosen || undefined}>
      {choose ? (
        <td className={long.choice} data-phone="choice" onKeyDown={(event) => move(event, id, choose)}>
          <Checkbox checked={chosen ?? false} onClick={(event) => choose(id, !chosen, event.shiftKey)} aria-label={t("table.choose", { row: label })} />
        </td>
      ) : null}
      {columns.map((column) => (
        <td key={column.key} data-phone={column.phone} data-title={column.phone ? undefined : column.title} className={column.nowrap ? styles.nowrap : undefined}>
          {column.cell(row) as ReactNode}
        </td>
      ))}
    </tr>
  );
});

/** The arrow keys go from choice to choice; with Shift they choose on the way. */
function move(event: KeyboardEvent<HTMLTableCellElement>, id: string, choose: Selection["choose"]): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const boxes = [...(event.currentTarget.closest("table")?.querySelectorAll<HTMLInputElement>("tbody input[type=checkbox]") ?? [])];
  const next = boxes[boxes.indexOf(event.target as HTMLInputElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (event.shiftKey) {
    choose(id, true, false);
    if (!next.checked) next.click();
  }
}
