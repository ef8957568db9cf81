import type { ReactElement } from "react";
import { Link } from "react-router";
import type { SettledRow } from "@/api/settlement";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, ErrorState, Loading, Page, Panel, type Column } from "@/shared/ui";
import styles from "../components/settlement.module.css";
import { useSettled } from "../queries";

export function ContractsPage(): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const contracts = useSettled();
  const columns: Column<SettledRow>[] = [
    { key: "title", title: t("list.contract"), phone: "lead", cell: (row) => <Link to={`/settlement/${row.contract_id}`}>{`${row.code} ${words(row.title)}`}</Link> },
    { key: "parties", title: t("list.parties"), cell: (row) => `${words(row.customer)} / ${words(row.vendor)}` },
    { key: "term", title: t("list.term"), nowrap: true, cell: (row) => `${row.term_start} – ${row.term_end}` },
    {
      key: "last",
      title: t("list.last"),
      cell: (row) => (row.last_issued ? <Link to={`/settlement/${row.contract_id}/${row.last_issued.period}`}>{`${row.last_issued.period} · ${t("overview.revision", { n: row.last_issued.revision })}`}</Link> : <span className={styles.quiet}>{t("list.none")}</span>),
    },
  ];
  return (
    <Page title={t("title")}>
      <Panel flush label={t("title")}>
        {contracts.isPending ? <Loading /> : null}
        {contracts.isError ? <ErrorState error={contracts.error} retry={() => void contracts.refetch()} /> : null}
        {contracts.data?.length === 0 ? <EmptyState title={t("list.empty")} note={t("list.emptyNote")} /> : null}
        {contracts.data?.length ? <DataTable caption={t("title")} columns={columns} rows={contracts.data} rowKey={(row) => row.contract_id} /> : null}
      </Panel>
    </Page>
  );
}
