import { useMemo, type ReactElement } from "react";
import { Link } from "react-router";
import type { WorkRow } from "@/api/desk";
import { ClauseLink } from "@/modules/contracts";
import { serverNow, useMoment, useNow } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { LiveClock, liveState, StateMark, Tag, type LongColumn } from "@/shared/ui";
import styles from "../pages/WorkbenchPage.module.css";

/** The columns of the workbench: the clock that decides the place, the case, and why it is due. */
export function useWorkColumns(): LongColumn<WorkRow>[] {
  const { t } = useTexts("desk");
  const words = useWords();
  return useMemo(
    () => [
      { key: "clock", title: t("column.clock"), phone: "lead" as const, width: "210px", cell: (row: WorkRow) => <RowClock row={row} /> },
      { key: "case", title: t("column.case"), phone: "bare" as const, cell: (row: WorkRow) => <RowCase row={row} /> },
      { key: "level", title: t("column.level"), width: "170px", cell: (row: WorkRow) => (row.level ? <Tag strong>{words(row.level.name)}</Tag> : <span className={styles.sub}>{t("unclassified")}</span>) },
      { key: "state", title: t("column.state"), nowrap: true, cell: (row: WorkRow) => <StateMark kind="caseState" value={row.state} /> },
      { key: "assignee", title: t("lists.column.assignee"), nowrap: true, cell: (row: WorkRow) => row.assignee?.name ?? <span className={styles.sub}>{t("lists.assignee.nobody")}</span> },
      { key: "due", title: t("column.due"), width: "190px", cell: (row: WorkRow) => <RowDue row={row} /> },
    ],
    [t, words],
  );
}

function RowCase({ row }: { row: WorkRow }): ReactElement {
  const words = useWords();
  return (
    <span className={styles.case}>
      <Link to={`/cases/${row.number}`}>{row.title}</Link>
      <span className={styles.sub}>
        <span>{row.number}</span>
        <span>{words(row.contract.title)}</span>
      </span>
    </span>
  );
}

function RowClock({ row }: { row: WorkRow }): ReactElement {
  const words = useWords();
  const now = useNow();
  const { clock } = row;
  if (!clock) return <>—</>;
  return (
    <span className={styles.clock}>
      <LiveClock state={clock.state} due={clock.due} remaining={clock.remaining_seconds} />
      <span className={styles.clockState}>
        <StateMark kind="clockState" value={liveState(clock.state, clock.due, now)} />
        {words(clock.name)}
      </span>
    </span>
  );
}

function RowDue({ row }: { row: WorkRow }): ReactElement {
  const moment = useMoment();
  const { clock } = row;
  if (!clock) return <>—</>;
  return (
    <span className={styles.due}>
      <span>{clock.due ? moment(clock.due, { zone: row.contract.timezone, dayEnd: true, near: serverNow() }) : "—"}</span>
      <ClauseLink contract={row.contract.id} clause={clock.clause_id} number={clock.clause_number} />
    </span>
  );
}
