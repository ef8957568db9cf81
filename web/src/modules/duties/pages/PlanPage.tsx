import { useState, type ReactElement } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { EventRow, PlannedRow, PlanView } from "@/api/duties";
import { ClauseLink } from "@/modules/contracts";
import { formatDate, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, DataTable, EmptyState, ErrorState, Loading, Page, Panel, type Column } from "@/shared/ui";
import { usePeriod } from "../components/DutyTable";
import { EventDrawer } from "../components/EventDrawer";
import { usePlan } from "../queries";
import styles from "../components/duties.module.css";

export function PlanPage(): ReactElement {
  const { contract = "" } = useParams();
  const [query] = useSearchParams();
  const version = Number(query.get("version")) || undefined;
  const plan = usePlan(contract, version);
  if (plan.isPending) return <Loading rows={12} />;
  if (plan.isError) return <ErrorState error={plan.error} retry={() => void plan.refetch()} />;
  return <Plan contract={contract} plan={plan.data} />;
}

function Plan({ contract, plan }: { contract: string; plan: PlanView }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const language = useLanguage();
  const [noting, setNoting] = useState<EventRow | null>(null);
  const gaps = plan.gaps.map((gap) => (
    <li key={gap.obligation}>{t("gapOf", { name: words(gap.name), day: formatDate(gap.first_day, language), reason: words(gap.reason) })}</li>
  ));
  return (
    <Page title={t("planTitle")} below={<p className={styles.quiet}>{t("planLead", { version: plan.version })}</p>} above={<Link to={`/duties?contract=${contract}`}>{t("back")}</Link>}>
      {gaps.length > 0 ? <Alert type="warning" showIcon title={t("gaps")} description={<ul className={styles.gaps}>{gaps}</ul>} /> : null}
      <Panel flush label={t("planTitle")}>{plan.duties.length > 0 ? <Planned contract={contract} rows={plan.duties} /> : <EmptyState title={t("planEmpty")} note={t("planEmptyNote")} />}</Panel>
      {plan.events.length > 0 ? (
        <Panel flush title={t("events")}>
          <p className={styles.lead}>{t("eventsLead")}</p>
          <Events contract={contract} rows={plan.events} onNote={setNoting} />
        </Panel>
      ) : null}
      {noting ? <EventDrawer key={noting.obligation} contract={contract} event={noting} onClose={() => setNoting(null)} /> : null}
    </Page>
  );
}

function Planned({ contract, rows }: { contract: string; rows: PlannedRow[] }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const moment = useMoment();
  const period = usePeriod();
  const columns: Column<PlannedRow>[] = [
    { key: "name", title: t("name"), phone: "lead", cell: (row) => words(row.name) },
    { key: "due", title: t("due"), nowrap: true, cell: (row) => (row.due ? moment(row.due, { dayEnd: true, weekday: true }) : t("noDue")) },
    { key: "period", title: t("period"), cell: (row) => period(row.first_day, row.last_day) },
    { key: "owner", title: t("owner"), nowrap: true, cell: (row) => t(`side.${row.owner}`) },
    { key: "clause", title: t("clause"), cell: (row) => <ClauseLink contract={contract} clause={row.clause.id} number={row.clause.number} /> },
  ];
  return <DataTable caption={t("planTitle")} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

function Events({ contract, rows, onNote }: { contract: string; rows: EventRow[]; onNote: (row: EventRow) => void }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const columns: Column<EventRow>[] = [
    { key: "name", title: t("name"), phone: "lead", cell: (row) => words(row.name) },
    { key: "what", title: t("what"), cell: (row) => words(row.what) },
    { key: "clause", title: t("clause"), cell: (row) => <ClauseLink contract={contract} clause={row.clause.id} number={row.clause.number} /> },
    {
      key: "note",
      title: t("acts"),
      nowrap: true,
      cell: (row) => (
        <Button size="small" onClick={() => onNote(row)} aria-label={`${t("note")}：${words(row.name)}`}>
          {t("note")}
        </Button>
      ),
    },
  ];
  return <DataTable caption={t("events")} columns={columns} rows={rows} rowKey={(row) => row.obligation} />;
}
