import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ContractRow, FindingCounts } from "@/api/contracts";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, ErrorState, Loading, Page, Panel, StateMark, Tag, type Column } from "@/shared/ui";
import { useContracts } from "../queries";
import styles from "./ContractsPage.module.css";

export function ContractsPage(): ReactElement {
  const { t } = useTexts("contracts");
  const contracts = useContracts();
  return (
    <Page title={t("list.title")}>
      <Panel flush label={t("list.title")}>
        {contracts.isPending ? <Loading /> : null}
        {contracts.isError ? <ErrorState error={contracts.error} retry={() => void contracts.refetch()} /> : null}
        {contracts.data?.length === 0 ? <EmptyState title={t("list.empty")} note={t("list.emptyNote")} /> : null}
        {contracts.data?.length ? <ContractsTable rows={contracts.data} /> : null}
      </Panel>
    </Page>
  );
}

function ContractsTable({ rows }: { rows: ContractRow[] }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const language = useLanguage();
  const columns: Column<ContractRow>[] = [
    {
      key: "title",
      title: t("list.contract"),
      phone: "lead",
      cell: (row) => (
        <span className={styles.title}>
          <Tag strong>{row.code}</Tag>
          <span>
            <Link to={`/contracts/${row.id}`}>{words(row.title)}</Link>
            <span className={styles.number}>{row.number}</span>
          </span>
        </span>
      ),
    },
    {
      key: "parties",
      title: t("list.parties"),
      cell: (row) => (
        <span>
          {words(row.customer)}
          <span className={styles.number}>{words(row.vendor)}</span>
        </span>
      ),
    },
    {
      key: "term",
      title: t("list.term"),
      cell: (row) => (
        <span>
          {formatDate(row.term_start, language)}
          <span className={styles.number}>{t("list.until", { date: formatDate(row.term_end, language) })}</span>
        </span>
      ),
    },
    { key: "version", title: t("list.version"), nowrap: true, cell: (row) => t("version.number", { version: row.version }) },
    { key: "state", title: t("list.state"), nowrap: true, cell: (row) => <StateMark kind="contractState" value={row.state} /> },
    { key: "findings", title: t("list.findings"), cell: (row) => <Findings counts={row.finding_counts} /> },
  ];
  return <DataTable caption={t("list.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

export function Findings({ counts }: { counts: FindingCounts }): ReactElement {
  const { t } = useTexts("contracts");
  const shown = (["error", "warning", "reading"] as const).filter((severity) => counts[severity] > 0);
  if (shown.length === 0) return <span className={styles.none}>{t("findings.clean")}</span>;
  return (
    <span className={styles.findings}>
      {shown.map((severity) => (
        <StateMark key={severity} kind="severity" value={severity} suffix={String(counts[severity])} />
      ))}
    </span>
  );
}
