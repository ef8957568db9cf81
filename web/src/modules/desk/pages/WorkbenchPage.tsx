import { useCallback, useMemo, type ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { WorkRow } from "@/api/desk";
import { formatMoment, serverNow } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { EmptyState, ErrorState, Icon, liveState, Loading, LongTable, Page, Panel } from "@/shared/ui";
import { BulkBar } from "../lists/BulkBar";
import { FilterBar } from "../lists/FilterBar";
import { countFilters, filtersOf } from "../lists/filters";
import { MoreRows } from "../lists/MoreRows";
import { useWorkbench } from "../lists/queries";
import { useSelection } from "../lists/useSelection";
import { CountTiles } from "../lists/CountTiles";
import { useWorkColumns } from "../lists/workColumns";
import styles from "./WorkbenchPage.module.css";

export function WorkbenchPage(): ReactElement {
  const { t } = useTexts("desk");
  const [query] = useSearchParams();
  const asked = useMemo(() => filtersOf(query), [query]);
  const workbench = useWorkbench(asked);
  const language = useLanguage();
  const pages = useMemo(() => workbench.data?.pages.map((page) => page.items) ?? [], [workbench.data]);
  const counts = workbench.data?.pages[0]?.counts;
  const some = pages.some((page) => page.length > 0);
  const filtered = countFilters(query) > 0;
  return (
    <Page
      title={t("workbench.title")}
      below={formatMoment(new Date(serverNow()).toISOString(), language, { weekday: true }).replace(/ \d\d:\d\d$/, "")}
      actions={
        <Link to="/cases/report" className={styles.report}>
          <Icon name="report" size={16} />
          {t("workbench.report")}
        </Link>
      }
    >
      {counts ? <CountTiles counts={counts} query={query} /> : null}
      <Panel title={t("workbench.next")} aside={<span className={styles.hint}>{t("workbench.order")}</span>} flush>
        <FilterBar short />
        {workbench.isPending ? <Loading rows={8} /> : null}
        {workbench.isError && !workbench.data ? <ErrorState error={workbench.error} retry={() => void workbench.refetch()} /> : null}
        {workbench.data && !some ? <EmptyState title={t(filtered ? "cases.noneFound" : "workbench.empty")} note={t(filtered ? "cases.noneFoundNote" : "workbench.emptyNote")} /> : null}
        {some ? <Work pages={pages} workbench={workbench} /> : null}
      </Panel>
    </Page>
  );
}

function Work({ pages, workbench }: { pages: WorkRow[][]; workbench: ReturnType<typeof useWorkbench> }): ReactElement {
  const { t } = useTexts("desk");
  const columns = useWorkColumns();
  const rows = useMemo(() => pages.flat(), [pages]);
  const keys = useMemo(() => rows.map((row) => row.number), [rows]);
  const selection = useSelection(keys);
  const chosen = rows.filter((row) => selection.chosen.has(row.number)).map(({ number, seq }) => ({ number, seq }));
  const { fetchNextPage } = workbench;
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <LongTable caption={t("workbench.next")} columns={columns} pages={pages} rowKey={keyOf} rowLabel={labelOf} tone={toneOf} selection={selection} />
      <MoreRows shown={rows.length} hasMore={workbench.hasNextPage} loading={workbench.isFetchingNextPage} load={load} />
      <BulkBar chosen={chosen} full={selection.full} clear={selection.clear} />
    </>
  );
}

const keyOf = (row: WorkRow) => row.number;
const labelOf = (row: WorkRow) => `${row.number} ${row.title}`;

function toneOf(row: WorkRow): "breach" | "soon" | undefined {
  const state = row.clock ? liveState(row.clock.state, row.clock.due, serverNow()) : "";
  if (state === "breached") return "breach";
  return state === "soon" ? "soon" : undefined;
}
