import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Comparison, MovedCase, MovedClock, MovedLine, RunForm } from "@/api/whatif";
import { ClauseLink } from "@/modules/contracts";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, Panel, type Column } from "@/shared/ui";
import { Moved, Sum } from "./Moved";
import styles from "./whatif.module.css";

interface Props {
  contract: string;
  form: RunForm;
  found: Comparison;
}

/** What a period comes to under the contract and under the other terms: totals, clocks, lines, cases. */
export function Compared({ contract, form, found }: Props): ReactElement {
  const { t } = useTexts("whatif");
  const facts = { cases: found.cases, counted: found.counted };
  return (
    <>
      <Panel>
        <div className={styles.totals}>
          <Moved title={t("outcome.breaches")} before={found.breaches.before} after={found.breaches.after} note={t("outcome.counted", facts)} />
          <Moved title={t("outcome.money")} before={found.money.before} after={found.money.after} money note={t("outcome.lines", { count: found.lines_moved })} />
          <Moved title={t("outcome.cases")} after={found.changed_cases} note={t("outcome.casesNote")} />
        </div>
      </Panel>
      <Panel flush title={t("clocks.title")}>
        <Clocks contract={contract} form={form} rows={found.clocks} />
      </Panel>
      <Panel flush title={t("lines.title")} aside={<Cut shown={found.lines.length} all={found.lines_moved} />}>
        {found.lines.length ? <Lines contract={contract} form={form} rows={found.lines} /> : <EmptyState title={t("lines.none")} />}
      </Panel>
      <Panel flush title={t("cases.title")} aside={<Cut shown={found.changed.length} all={found.changed_cases} />}>
        {found.changed.length ? <Cases rows={found.changed} /> : <EmptyState title={t("cases.none")} />}
      </Panel>
    </>
  );
}

function Cut({ shown, all }: { shown: number; all: number }): ReactElement | null {
  const { t } = useTexts("whatif");
  return shown < all ? <span className={styles.quiet}>{t("outcome.cut", { shown, all })}</span> : null;
}

/** Those that moved first, else in the contract's order. */
function Clocks({ contract, form, rows }: { contract: string; form: RunForm; rows: MovedClock[] }): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const clauses = new Map(form.targets.map((one) => [one.target, one.clause]));
  const moved = (row: MovedClock) => row.before !== row.after;
  const columns: Column<MovedClock>[] = [
    { key: "name", title: t("clocks.name"), phone: "lead", cell: (row) => `${words(row.level_name)} · ${words(row.name)}` },
    { key: "counted", title: t("clocks.counted"), cell: (row) => row.counted },
    { key: "before", title: t("before"), cell: (row) => row.before },
    { key: "after", title: t("after"), cell: (row) => (moved(row) ? <strong>{row.after}</strong> : row.after) },
    { key: "change", title: t("change"), cell: (row) => signed(row.after - row.before) },
    { key: "clause", title: t("clause"), phone: "bare", cell: (row) => <Clause contract={contract} version={form.version} clause={clauses.get(row.target)} /> },
  ];
  const ordered = [...rows.filter(moved), ...rows.filter((row) => !moved(row))];
  return <DataTable caption={t("clocks.title")} columns={columns} rows={ordered} rowKey={(row) => `${row.level} ${row.target}`} tone={(row) => (moved(row) ? "soon" : undefined)} />;
}

export function Clause({ contract, version, clause }: { contract: string; version: number; clause: { id: string; number: string } | undefined }): ReactElement | null {
  return clause ? <ClauseLink contract={contract} version={version} clause={clause.id} number={clause.number} /> : null;
}

function signed(change: number): string {
  if (change === 0) return "—";
  return `${change > 0 ? "+" : "−"}${String(Math.abs(change))}`;
}

function Lines({ contract, form, rows }: { contract: string; form: RunForm; rows: MovedLine[] }): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const columns: Column<MovedLine>[] = [
    { key: "name", title: t("lines.name"), phone: "lead", cell: (row) => words(row.name) },
    { key: "day", title: t("lines.day"), nowrap: true, cell: (row) => row.day },
    { key: "before", title: t("before"), cell: (row) => <Sum amount={row.before} /> },
    { key: "after", title: t("after"), cell: (row) => <Sum amount={row.after} /> },
    { key: "clause", title: t("clause"), phone: "bare", cell: (row) => <Clause contract={contract} version={form.version} clause={{ id: row.clause_id, number: row.clause }} /> },
  ];
  return <DataTable caption={t("lines.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function Cases({ rows }: { rows: MovedCase[] }): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const names = (list: MovedCase["newly_missed"]) => list.map(words).join(t("comma")) || "—";
  const columns: Column<MovedCase>[] = [
    { key: "number", title: t("cases.number"), phone: "lead", nowrap: true, cell: (row) => <Link to={`/cases/${row.number}`}>{row.number}</Link> },
    { key: "title", title: t("cases.name"), cell: (row) => row.title },
    { key: "newly", title: t("cases.newly"), cell: (row) => names(row.newly_missed) },
    { key: "no_longer", title: t("cases.noLonger"), cell: (row) => names(row.no_longer_missed) },
  ];
  return <DataTable caption={t("cases.title")} columns={columns} rows={rows} rowKey={(row) => row.number} />;
}
