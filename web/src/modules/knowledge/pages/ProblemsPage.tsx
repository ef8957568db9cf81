import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { ProblemRow, ProblemState } from "@/api/knowledge";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { DataTable, EmptyState, Icon, Page, PagedRows, Panel, type Column } from "@/shared/ui";
import { ListFilters } from "../components/ListFilters";
import { StateTag } from "../components/StateTag";
import { Tabs } from "../components/Tabs";
import { useProblems } from "../queries";
import styles from "../components/knowledge.module.css";

const STATES: ProblemState[] = ["open", "known_error", "solved", "closed"];

export function ProblemsPage(): ReactElement {
  const { t } = useTexts("knowledge");
  const [query] = useSearchParams();
  const state = STATES.find((one) => one === query.get("state"));
  const asked = { q: query.get("q") || undefined, contract: query.get("contract") || undefined, state };
  const problems = useProblems(asked);
  const rows = problems.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(asked).some(Boolean);
  const toOpen = (
    <Link to="/knowledge/problems/new" className={styles.make}>
      <Icon name="report" size={16} />
      {t("problem.open")}
    </Link>
  );
  return (
    <Page title={t("problem.title")} below={<Tabs />} actions={toOpen}>
      <Panel flush label={t("problem.title")}>
        <ListFilters states={STATES.map((one) => ({ value: one, label: t(`problemState.${one}`) }))} />
        <PagedRows list={problems} count={rows.length} empty={<EmptyState title={t(filtered ? "none" : "problem.empty")} note={t(filtered ? "noneNote" : "problem.emptyNote")} />}>
          <ProblemsTable rows={rows} />
        </PagedRows>
      </Panel>
    </Page>
  );
}

function ProblemsTable({ rows }: { rows: ProblemRow[] }): ReactElement {
  const { t } = useTexts("knowledge");
  const moment = useMoment();
  const columns: Column<ProblemRow>[] = [
    {
      key: "title",
      title: t("problem.subject"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={`/knowledge/problems/${row.number}`}>{row.title}</Link>
          <span className={styles.sub}>{row.number}</span>
        </span>
      ),
    },
    { key: "state", title: t("state"), nowrap: true, cell: (row) => <StateTag kind="problemState" value={row.state} /> },
    { key: "cases", title: t("problem.cases"), nowrap: true, cell: (row) => t("problem.caseCount", { count: row.cases }) },
    { key: "owner", title: t("problem.owner"), nowrap: true, cell: (row) => row.owner.name },
    { key: "updated", title: t("problem.updated"), nowrap: true, cell: (row) => moment(row.updated_at) },
  ];
  return <DataTable caption={t("problem.title")} columns={columns} rows={rows} rowKey={(row) => row.number} />;
}
