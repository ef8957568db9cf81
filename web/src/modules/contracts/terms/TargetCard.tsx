import type { ReactElement } from "react";
import type { Target, TargetRow } from "@/api/terms";
import { formatLength } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { factsOf, toGrid, valuesOf } from "./matrix";
import { Clause, Conditions, Scroll, TermCard } from "./Parts";
import styles from "./terms.module.css";
import { useNames } from "./TermsContext";

/** A time limit: what it measures, from when to when, on which calendar, and its decision table. */
export function TargetCard({ target, here }: { target: Target; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const words = useWords();
  const names = useNames();
  const ends = target.ends ? word(`event.${target.ends}`) : t("target.usualEnd", { measure: word(`measure.${target.measure}`) });
  const about = t("target.about", { start: word(`event.${target.start}`), ends, calendar: names.calendar(target.calendar) });
  return (
    <TermCard kind="targets" title={words(target.name)} clause={target.clause} here={here} about={about}>
      {Object.keys(target.scope ?? {}).length > 0 ? (
        <p className={styles.scope}>
          {t("target.scope")} <Conditions when={target.scope} />
        </p>
      ) : null}
      <DecisionTable target={target} />
    </TermCard>
  );
}

function DecisionTable({ target }: { target: Target }): ReactElement {
  const words = useWords();
  const grid = toGrid(target.rows);
  const label = words(target.name);
  return <Scroll label={label}>{grid ? <GridTable target={target} grid={grid} /> : <RowsTable target={target} />}</Scroll>;
}

function GridTable({ target, grid }: { target: Target; grid: NonNullable<ReturnType<typeof toGrid>> }): ReactElement {
  const names = useNames();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{names.fact(grid.down)}</th>
          {grid.columns.map((value) => (
            <th key={String(value)} scope="col">
              <span className={styles.quiet}>{names.fact(grid.across)}</span> {names.value(grid.across, value)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <tr key={String(row.value)}>
            <th scope="row">{names.value(grid.down, row.value)}</th>
            {row.cells.map((cell, index) => (
              <td key={String(grid.columns[index])}>{cell ? <Limit row={cell} target={target} /> : "—"}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RowsTable({ target }: { target: Target }): ReactElement {
  const { t } = useTexts("contracts");
  const shared = useTexts();
  const names = useNames();
  const facts = factsOf(target.rows);
  return (
    <table className={`${styles.table} ${styles.rows}`}>
      <thead>
        <tr>
          {facts.map((fact) => (
            <th key={fact} scope="col">
              {names.fact(fact)}
            </th>
          ))}
          <th scope="col">{t("target.length")}</th>
        </tr>
      </thead>
      <tbody>
        {target.rows.map((row, index) => (
          <tr key={index}>
            {facts.map((fact) => (
              <td key={fact}>
                {valuesOf(row.when?.[fact]).map((value) => names.value(fact, value)).join(" / ") || <span className={styles.quiet}>{shared.t("state.any")}</span>}
              </td>
            ))}
            <td>
              <Limit row={row} target={target} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The length of a row, and only where the row departs from its table: start, calendar, clause, note. */
export function Limit({ row, target }: { row: TargetRow; target: Target }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const language = useLanguage();
  const words = useWords();
  const names = useNames();
  const remarks = [
    row.start && row.start !== target.start ? t("target.from", { event: word(`event.${row.start}`) }) : "",
    row.calendar && row.calendar !== target.calendar ? names.calendar(row.calendar) : "",
    words(row.note),
  ].filter(Boolean);
  return (
    <span className={styles.limit}>
      <strong className={row.length === "none" ? styles.noLimit : undefined}>{formatLength(row.length, language)}</strong>
      {remarks.map((remark) => (
        <span key={remark} className={styles.remark}>
          {remark}
        </span>
      ))}
      {row.clause && row.clause !== target.clause ? <Clause id={row.clause} /> : null}
    </span>
  );
}
