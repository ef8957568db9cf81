import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import type { CaseRow } from "@/api/desk";
import type { ColumnName, ListOrder } from "@/api/lists";
import { ClauseLink } from "@/modules/contracts";
import { serverNow, useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { StateMark, Tag, type LongColumn } from "@/shared/ui";
import styles from "./lists.module.css";

const ORDERED: Partial<Record<ColumnName, ListOrder>> = { reported: "newest", due: "due", changed: "changed" };
const NARROW = new Set<ColumnName>(["level", "state", "reported", "due", "changed", "type", "channel"]);

interface Sorting {
  order: ListOrder;
  choose: (order: ListOrder) => void;
}

/** The first column of every list: the title with the number below. */
export function CaseCell({ row }: { row: Pick<CaseRow, "number" | "title"> }): ReactElement {
  return (
    <span className={styles.case}>
      <Link to={`/cases/${row.number}`}>{row.title}</Link>
      <span className={styles.sub}>{row.number}</span>
    </span>
  );
}

/** The columns chosen, each with its cell. */
export function useColumns(names: readonly ColumnName[], sorting: Sorting): LongColumn<CaseRow>[] {
  const { t } = useTexts("desk");
  const cells = useCells();
  const found = names.map((name): LongColumn<CaseRow> => {
    const order = ORDERED[name];
    return {
      key: name,
      title: t(`lists.column.${name}`),
      nowrap: NARROW.has(name),
      cell: (row) => cells(name, row),
      ...(order ? { sort: { active: sorting.order === order, ascending: order === "due", choose: () => sorting.choose(order) } } : {}),
    };
  });
  return [{ key: "case", title: t("column.case"), phone: "lead", cell: (row) => <CaseCell row={row} /> }, ...found];
}

function useCells(): (name: ColumnName, row: CaseRow) => ReactNode {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  return (name, row) => {
    const at = (iso: string | null, dayEnd = false) => (iso ? moment(iso, { zone: row.contract.timezone, dayEnd, near: serverNow() }) : "—");
    switch (name) {
      case "contract":
        return words(row.contract.title);
      case "type":
      case "channel":
        return t(`lists.${name}.${row[name]}`);
      case "line":
        return row.line ? t(`lists.line.${row.line}`) : "—";
      case "level":
        return row.level ? <Tag strong>{words(row.level.name)}</Tag> : <span className={styles.sub}>{t("unclassified")}</span>;
      case "state":
        return <States row={row} />;
      case "assignee":
        return row.assignee ? row.assignee.name : <span className={styles.sub}>{t("lists.assignee.nobody")}</span>;
      case "reported":
        return at(row.reported_at);
      case "due":
        return at(row.next_due_at, true);
      case "changed":
        return at(row.updated_at);
      case "exclusion":
        return row.exclusion ? <Excluded exclusion={row.exclusion} row={row} named /> : "—";
      case "system":
      case "asset":
      case "maker":
        return row[name] || "—";
      default:
        return null;
    }
  };
}

/** By which clause both sides leave a case out of the contract, with the cause where there is room. */
function Excluded({ exclusion, row, named }: { exclusion: NonNullable<CaseRow["exclusion"]>; row: CaseRow; named?: boolean }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <span className={styles.states}>
      {named ? <span>{words(exclusion.name)}</span> : <StateMark kind="exclusion" value="agreed" />}
      <ClauseLink contract={row.contract.id} clause={exclusion.clause.id} number={exclusion.clause.number}>
        {t("exclusion.under", { clause: exclusion.clause.number })}
      </ClauseLink>
    </span>
  );
}

function States({ row }: { row: CaseRow }): ReactElement {
  return (
    <span className={styles.states}>
      <StateMark kind="caseState" value={row.state} />
      {row.exclusion ? <Excluded exclusion={row.exclusion} row={row} /> : null}
      {row.breached ? <StateMark kind="clockState" value="breached" /> : null}
    </span>
  );
}
