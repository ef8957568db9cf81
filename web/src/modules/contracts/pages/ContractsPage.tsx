import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ContractRow } from "@/api/contracts";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, ErrorState, Icon, Loading, Page, Panel, StateMark, Tag, type Column } from "@/shared/ui";
import { FindingMarks } from "../components/FindingMarks";
import { useContracts, useMayLoad } from "../queries";
import styles from "./ContractsPage.module.css";

export function ContractsPage(): ReactElement {
  const { t } = useTexts("contracts");
  const contracts = useContracts();
  const mayLoad = useMayLoad();
  const toLoad = (
    <Link to="/contracts/load" className={styles.load}>
      <Icon name="report" size={16} />
      {t("list.load")}
    </Link>
  );
  return (
    <Page title={t("list.title")} actions={mayLoad ? toLoad : null}>
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
    { key: "findings", title: t("list.findings"), cell: (row) => <FindingMarks counts={row.finding_counts} /> },
  ];
  return <DataTable caption={t("list.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
