import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { ArrivalRow, ArrivalState } from "@/api/intake";
import { useMoment } from "@/shared/format";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { useLiveLists } from "@/shared/live";
import { DataTable, EmptyState, Page, PagedRows, Panel, type Column } from "@/shared/ui";
import { ArrivalMark, UrgentMark } from "../components/ArrivalMark";
import { Tabs } from "../components/Tabs";
import { useArrivals } from "../queries";
import styles from "../components/intake.module.css";

const LIVE = ["arrivals"];

export function ArrivalsPage(): ReactElement {
  const { t } = useTexts("intake");
  const [query, setQuery] = useSearchParams();
  const everything = query.get("show") === "all";
  const q = query.get("q") ?? "";
  const state: ArrivalState | undefined = everything ? undefined : "parked";
  const arrivals = useArrivals({ state, q: q || undefined });
  useLiveLists(LIVE);
  const rows = arrivals.data?.pages.flatMap((page) => page.items) ?? [];
  const first = arrivals.data?.pages[0];
  const go = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setQuery(next, { replace: true });
  };
  const options = [
    { value: "", label: t("arrivals.parked") },
    { value: "all", label: t("arrivals.all") },
  ];
  return (
    <Page title={t("arrivals.title")} below={<Tabs />}>
      <Panel flush label={t("arrivals.title")}>
        <div className={styles.filters}>
          <SelectField label={t("arrivals.state")} required value={everything ? "all" : ""} onChange={(value) => go("show", value)} options={options} />
          <TextField label={t("arrivals.search")} required type="search" value={q} maxLength={100} onChange={(value) => go("q", value)} />
          <p className={styles.counts} role="status">
            {first ? <span>{t("arrivals.parkedCount", { count: first.parked })}</span> : null}
            {first?.urgent ? <span>{t("arrivals.urgentCount", { count: first.urgent })}</span> : null}
          </p>
        </div>
        <PagedRows
          list={arrivals}
          count={rows.length}
          empty={<EmptyState title={t(everything ? "arrivals.emptyAll" : "arrivals.empty")} note={t(everything ? "arrivals.emptyAllNote" : "arrivals.emptyNote")} />}
        >
          <ArrivalsTable rows={rows} />
        </PagedRows>
      </Panel>
    </Page>
  );
}

function ArrivalsTable({ rows }: { rows: ArrivalRow[] }): ReactElement {
  const { t } = useTexts("intake");
  const words = useWords();
  const moment = useMoment();
  const columns: Column<ArrivalRow>[] = [
    {
      key: "subject",
      title: t("arrivals.subject"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={`/intake/arrivals/${row.id}`}>{row.subject || t("arrivals.noSubject")}</Link> {row.urgent ? <UrgentMark /> : null}
          {row.case_number ? (
            <span className={styles.sub}>
              <Link to={`/cases/${row.case_number}`}>{row.case_number}</Link>
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: "sender",
      title: t("arrivals.sender"),
      cell: (row) => (
        <span>
          {row.sender_name || row.sender}
          {row.sender_name ? <span className={styles.sub}>{row.sender}</span> : null}
        </span>
      ),
    },
    { key: "state", title: t("arrivals.state"), cell: (row) => <ArrivalMark row={row} /> },
    { key: "channel", title: t("arrivals.channel"), nowrap: true, cell: (row) => words(row.channel_name) },
    { key: "arrived", title: t("arrivals.arrived"), nowrap: true, cell: (row) => moment(row.arrived_at) },
  ];
  return <DataTable caption={t("arrivals.title")} columns={columns} rows={rows} rowKey={(row) => row.id} tone={(row) => (row.urgent && row.state === "parked" ? "breach" : undefined)} />;
}
