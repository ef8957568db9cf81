import { useCallback, useEffect, useMemo, useState, type ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { CaseRow } from "@/api/desk";
import { useTexts } from "@/shared/i18n";
import { EmptyState, ErrorState, Loading, LongTable, Page, Panel } from "@/shared/ui";
import { BulkBar } from "../lists/BulkBar";
import { useColumns } from "../lists/columns";
import { ExportDrawer } from "../lists/ExportDrawer";
import { FilterBar } from "../lists/FilterBar";
import { addressOf, columnsOf, countFilters, orderOfList, queryOf, withoutFilters, withValues } from "../lists/filters";
import { MoreRows } from "../lists/MoreRows";
import { useCases, useViews } from "../lists/queries";
import { useSelection } from "../lists/useSelection";
import { ViewBar } from "../lists/ViewBar";

export function CasesPage(): ReactElement {
  const { t } = useTexts("desk");
  const [query] = useSearchParams();
  const [exporting, setExporting] = useState(false);
  const asked = useMemo(() => queryOf(query), [query]);
  useStartOfList();
  const cases = useCases(asked);
  const pages = useMemo(() => cases.data?.pages.map((page) => page.items) ?? [], [cases.data]);
  const person = pages.flat().find((row) => row.assignee?.id === asked.assignee)?.assignee?.name;
  return (
    <Page title={t("cases.title")}>
      <Panel flush label={t("cases.title")}>
        <ViewBar onExport={() => setExporting(true)} />
        <FilterBar person={person} />
        {cases.isPending ? <Loading rows={10} /> : null}
        {cases.isError && !cases.data ? <ErrorState error={cases.error} retry={() => void cases.refetch()} /> : null}
        {cases.data && !pages.some((page) => page.length > 0) ? <Nothing query={query} /> : null}
        {pages.some((page) => page.length > 0) ? <Cases pages={pages} query={query} cases={cases} /> : null}
      </Panel>
      {exporting ? <ExportDrawer query={asked} columns={columnsOf(query)} onClose={() => setExporting(false)} /> : null}
    </Page>
  );
}

/** A list that is opened without anything in its address begins with the view that the reader has chosen. */
function useStartOfList(): void {
  const [query, setQuery] = useSearchParams();
  const views = useViews();
  const start = views.data?.views.find((view) => view.id === views.data.start);
  const plain = query.size === 0;
  useEffect(() => {
    if (plain && start) setQuery(addressOf(start), { replace: true });
  }, [plain, start, setQuery]);
}

function Nothing({ query }: { query: URLSearchParams }): ReactElement {
  const { t } = useTexts("desk");
  if (countFilters(query) === 0) return <EmptyState title={t("cases.empty")} action={<Link to="/cases/report">{t("workbench.report")}</Link>} />;
  return <EmptyState title={t("cases.noneFound")} note={t("cases.noneFoundNote")} action={<Link to={`/cases?${withValues(withoutFilters(query), { view: "none" }).toString()}`}>{t("cases.clear")}</Link>} />;
}

interface CasesProps {
  pages: CaseRow[][];
  query: URLSearchParams;
  cases: ReturnType<typeof useCases>;
}

function Cases({ pages, query, cases }: CasesProps): ReactElement {
  const { t } = useTexts("desk");
  const [, setQuery] = useSearchParams();
  const choose = useCallback((order: string) => setQuery((before) => withValues(before, { order: order === "newest" ? "" : order }), { replace: true }), [setQuery]);
  const columns = useColumns(columnsOf(query), { order: orderOfList(query), choose });
  const rows = useMemo(() => pages.flat(), [pages]);
  const keys = useMemo(() => rows.map((row) => row.number), [rows]);
  const selection = useSelection(keys);
  const chosen = rows.filter((row) => selection.chosen.has(row.number)).map(({ number, seq }) => ({ number, seq }));
  const { fetchNextPage } = cases;
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <LongTable caption={t("cases.title")} columns={columns} pages={pages} rowKey={keyOf} rowLabel={labelOf} selection={selection} />
      <MoreRows shown={rows.length} hasMore={cases.hasNextPage} loading={cases.isFetchingNextPage} load={load} />
      <BulkBar chosen={chosen} full={selection.full} clear={selection.clear} />
    </>
  );
}

const keyOf = (row: CaseRow) => row.number;
const labelOf = (row: CaseRow) => `${row.number} ${row.title}`;
