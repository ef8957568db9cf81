import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { AcceptanceRow, AcceptanceState } from "@/api/acceptance";
import { useMoment } from "@/shared/format";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, Page, PagedRows, Panel, type Column } from "@/shared/ui";
import { AcceptanceMark } from "../components/Marks";
import { useAcceptances } from "../queries";
import styles from "../components/acceptance.module.css";

const STATES: AcceptanceState[] = ["open", "rectifying", "passed"];

/** The acceptances of one's contracts, in the order in which a step is due. */
export function AcceptancesPage(): ReactElement {
  const { t } = useTexts("acceptance");
  const [query, setQuery] = useSearchParams();
  const state = STATES.find((one) => one === query.get("state"));
  const list = useAcceptances(state);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t("title")} below={<p className={styles.quiet}>{t("lead")}</p>}>
      <Panel flush label={t("title")}>
        <search className={styles.filters}>
          <SelectField label={t("states")} required value={state ?? ""} onChange={(to) => setQuery(to ? { state: to } : {}, { replace: true, preventScrollReset: true })} options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))} empty={t("all")} />
        </search>
        <PagedRows list={list} count={rows.length} empty={<EmptyState title={t(state ? "none" : "empty")} note={t(state ? "noneNote" : "emptyNote")} />}>
          <Table rows={rows} />
        </PagedRows>
      </Panel>
    </Page>
  );
}

function Table({ rows }: { rows: AcceptanceRow[] }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const moment = useMoment();
  const columns: Column<AcceptanceRow>[] = [
    {
      key: "contract",
      title: t("contract"),
      phone: "lead",
      cell: (row) => <Link to={`/acceptance/${row.contract_id}`}>{`${row.code} ${words(row.contract)}`}</Link>,
    },
    { key: "state", title: t("states"), cell: (row) => <AcceptanceMark row={row} /> },
    { key: "checked", title: t("checked"), nowrap: true, cell: (row) => (row.items ? t("countChecked", { checked: row.checked, items: row.items }) : t("noItems")) },
    { key: "due", title: t("nextDue"), nowrap: true, cell: (row) => (row.next_due ? moment(row.next_due, { dayEnd: true }) : row.passed_at ? t("passedAt", { moment: moment(row.passed_at) }) : "—") },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.contract_id} />;
}
