import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Counts, WorkRow } from "@/api/desk";
import { ClauseLink } from "@/modules/contracts";
import { formatMoment, serverNow, useMoment, useNow } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, EmptyState, ErrorState, Icon, LiveClock, liveState, Loading, Page, Panel, StateMark, Tag, type Column, type IconName } from "@/shared/ui";
import { useWorkbench } from "../queries";
import styles from "./WorkbenchPage.module.css";

export function WorkbenchPage(): ReactElement {
  const { t } = useTexts("desk");
  const workbench = useWorkbench();
  const language = useLanguage();
  const rows = workbench.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = workbench.data?.pages[0]?.counts;
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
      {counts ? <CountTiles counts={counts} /> : null}
      <Panel title={t("workbench.next")} aside={<span className={styles.hint}>{t("workbench.order")}</span>} flush>
        {workbench.isPending ? <Loading rows={8} /> : null}
        {workbench.isError && !workbench.data ? <ErrorState error={workbench.error} retry={() => void workbench.refetch()} /> : null}
        {workbench.data && rows.length === 0 ? <EmptyState title={t("workbench.empty")} note={t("workbench.emptyNote")} /> : null}
        {rows.length > 0 ? <WorkTable rows={rows} /> : null}
        {workbench.hasNextPage ? (
          <div className={styles.more}>
            <Button onClick={() => void workbench.fetchNextPage()} loading={workbench.isFetchingNextPage}>
              {t("more")}
            </Button>
          </div>
        ) : null}
      </Panel>
    </Page>
  );
}

const TILES: { key: keyof Counts; icon: IconName; to: string }[] = [
  { key: "overdue", icon: "breached", to: "/cases?overdue=true" },
  { key: "due_soon", icon: "soon", to: "/cases?due_soon=true" },
  { key: "open", icon: "cases", to: "/cases?open=true" },
  { key: "paused", icon: "paused", to: "/cases?state=paused" },
  { key: "waiting_confirmation", icon: "met", to: "/cases?state=resolved" },
];

function CountTiles({ counts }: { counts: Counts }): ReactElement {
  const { t } = useTexts("desk");
  return (
    <ul className={styles.tiles}>
      {TILES.map((tile) => (
        <li key={tile.key} data-key={tile.key} data-some={counts[tile.key] > 0}>
          <Link to={tile.to}>
            <span className={styles.tileName}>
              <Icon name={tile.icon} size={15} />
              {t(`workbench.count.${tile.key}`)}
            </span>
            <span className={styles.figure}>{counts[tile.key].toLocaleString("en-US")}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function WorkTable({ rows }: { rows: WorkRow[] }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const columns: Column<WorkRow>[] = [
    { key: "clock", title: t("column.clock"), phone: "lead", width: "220px", cell: (row) => <RowClock row={row} /> },
    {
      key: "case",
      title: t("column.case"),
      phone: "bare",
      cell: (row) => (
        <span className={styles.case}>
          <Link to={`/cases/${row.number}`}>{row.title}</Link>
          <span className={styles.sub}>
            <span>{row.number}</span>
            <span>{words(row.contract.title)}</span>
          </span>
        </span>
      ),
    },
    { key: "level", title: t("column.level"), width: "190px", cell: (row) => (row.level ? <Tag strong>{words(row.level.name)}</Tag> : <span className={styles.sub}>{t("unclassified")}</span>) },
    { key: "state", title: t("column.state"), nowrap: true, cell: (row) => <StateMark kind="caseState" value={row.state} /> },
    { key: "due", title: t("column.due"), width: "190px", cell: (row) => <RowDue row={row} /> },
  ];
  return <DataTable caption={t("workbench.next")} columns={columns} rows={rows} rowKey={(row) => row.id} tone={toneOf} />;
}

function toneOf(row: WorkRow): "breach" | "soon" | undefined {
  const state = row.clock ? liveState(row.clock.state, row.clock.due, serverNow()) : "";
  if (state === "breached") return "breach";
  return state === "soon" ? "soon" : undefined;
}

function RowClock({ row }: { row: WorkRow }): ReactElement {
  const words = useWords();
  const now = useNow();
  const { clock } = row;
  if (!clock) return <>—</>;
  return (
    <span className={styles.clock}>
      <LiveClock state={clock.state} due={clock.due} remaining={clock.remaining_seconds} />
      <span className={styles.clockState}>
        <StateMark kind="clockState" value={liveState(clock.state, clock.due, now)} />
        {words(clock.name)}
      </span>
    </span>
  );
}

function RowDue({ row }: { row: WorkRow }): ReactElement {
  const moment = useMoment();
  const { clock } = row;
  if (!clock) return <>—</>;
  return (
    <span className={styles.due}>
      <span>{clock.due ? moment(clock.due, { zone: row.contract.timezone, dayEnd: true, near: serverNow() }) : "—"}</span>
      <ClauseLink contract={row.contract.id} clause={clock.clause_id} number={clock.clause_number} />
    </span>
  );
}
