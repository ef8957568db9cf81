import type { ReactElement } from "react";
import { Link } from "react-router";
import type { DutyRow } from "@/api/duties";
import { ClauseLink } from "@/modules/contracts";
import { formatDate, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { DataTable, type Column } from "@/shared/ui";
import { DutyMark } from "./DutyMark";
import styles from "./duties.module.css";

/** Duties in the order in which they fall due, each with the clause that it comes from. */
export function DutyTable({ rows }: { rows: DutyRow[] }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const moment = useMoment();
  const period = usePeriod();
  const columns: Column<DutyRow>[] = [
    {
      key: "name",
      title: t("name"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={`/duties/${row.id}`}>{words(row.name)}</Link>
          <span className={styles.sub}>{`${row.code} ${words(row.contract)}`}</span>
        </span>
      ),
    },
    { key: "state", title: t("states"), cell: (row) => <DutyMark duty={row} /> },
    { key: "due", title: t("due"), nowrap: true, cell: (row) => (row.due ? moment(row.due, { dayEnd: true }) : t("noDue")) },
    { key: "period", title: t("period"), cell: (row) => period(row.first_day, row.last_day) },
    { key: "owner", title: t("owner"), nowrap: true, cell: (row) => t(`side.${row.owner}`) },
    { key: "clause", title: t("clause"), cell: (row) => <ClauseLink contract={row.contract_id} clause={row.clause.id} number={row.clause.number} /> },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** Words for a period: one day, or from one day to another. */
export function usePeriod(): (first: string | null, last: string | null) => string {
  const language = useLanguage();
  return (first, last) => {
    if (!first || !last) return "—";
    return first === last ? formatDate(first, language) : `${formatDate(first, language)} – ${formatDate(last, language)}`;
  };
}
