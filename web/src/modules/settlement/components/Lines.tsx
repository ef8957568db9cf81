import type { ReactElement } from "react";
import type { StatementLine, StatementPageData } from "@/api/settlement";
import { ClauseLink } from "@/modules/contracts";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, Panel, Tag, type Column } from "@/shared/ui";
import type { Recording } from "../queries";
import { Objections } from "./Objections";
import { Proofs, Sum } from "./Figures";
import styles from "./settlement.module.css";

export interface WithActs {
  page: StatementPageData;
  open: (act: string, preset: Partial<Recording>) => void;
}

/** Each line from its sum to its clause, its arithmetic and its records. */
export function Lines({ page, open }: WithActs): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const language = useLanguage();
  const { statement } = page;
  const columns: Column<StatementLine>[] = [
    {
      key: "name",
      title: t("statement.lines"),
      phone: "lead",
      cell: (line) => (
        <div className={styles.plain}>
          <strong>{words(line.name)}</strong>
          <span>{words(line.words)}</span>
          <Proofs evidence={line.evidence} contract={page.contract_id} />
          {line.kind === "penalty" && line.pairs[0] ? <Objections page={page} pair={line.pairs[0]} disputed={line.disputed} payer={line.payer} open={open} /> : null}
        </div>
      ),
    },
    { key: "clause", title: "§", phone: "bare", cell: (line) => <ClauseLink contract={page.contract_id} clause={line.clause} version={statement.contract.version} number={statement.clauses[line.clause]?.number ?? line.clause} /> },
    { key: "day", title: t("overview.due"), nowrap: true, cell: (line) => line.day },
    {
      key: "amount",
      title: t("overview.amount"),
      cell: (line) => (
        <div className={styles.plain}>
          <Sum amount={line.amount} />
          {line.disputed ? <Tag>{t("statement.disputed")}</Tag> : null}
          {line.disputed ? <span className={styles.quiet}>{t("statement.ifUpheld", { amount: formatMoney(line.undisputed.replace("-", ""), language) })}</span> : null}
        </div>
      ),
    },
  ];
  return (
    <Panel flush title={t("statement.lines")}>
      {statement.lines.length ? <DataTable caption={t("statement.lines")} columns={columns} rows={statement.lines} rowKey={(line) => line.id} /> : <EmptyState title={t("statement.noLines")} />}
    </Panel>
  );
}
