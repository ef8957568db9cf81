import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Overview, ScoredSheet } from "@/api/settlement";
import { ClauseLink } from "@/modules/contracts";
import { monthMark } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Chart, DataTable, EmptyState, Panel, type Column } from "@/shared/ui";
import { MONTHS_SHOWN, pointsOf, scaleOf, signed, summaryOf, type ScorePoint } from "../trend";

/** The scores of each sheet month by month: a line with the borders of its bands, and the same as a table. */
export function ScoreTrends({ overview }: { overview: Overview }): ReactElement {
  return (
    <>
      {overview.scored.map((sheet) => (
        <ScoreTrend key={sheet.sheet} overview={overview} sheet={sheet} />
      ))}
    </>
  );
}

function ScoreTrend({ overview, sheet }: { overview: Overview; sheet: ScoredSheet }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const points = pointsOf(overview.months, sheet.sheet);
  const title = t("trend.title", { sheet: words(sheet.name) });
  const columns: Column<ScorePoint>[] = [
    { key: "month", title: t("overview.month"), phone: "lead", nowrap: true, cell: (one) => <Link to={`/settlement/${overview.contract_id}/${one.period}`}>{one.period}</Link> },
    { key: "score", title: t("overview.score"), cell: (one) => String(one.score) },
    { key: "change", title: t("trend.change"), cell: (one) => (one.change === null ? "—" : signed(one.change)) },
    { key: "undisputed", title: t("trend.undisputed"), cell: (one) => (one.undisputed === one.score ? "—" : String(one.undisputed)) },
    { key: "signed", title: t("trend.signed"), cell: (one) => (one.signed.length ? one.signed.map((side) => t(`side.${side}`)).join(" ") : t("overview.unsigned")) },
  ];
  return (
    <Panel title={title} aside={<ClauseLink contract={overview.contract_id} clause={sheet.clause} number={overview.clauses[sheet.clause]?.number ?? sheet.clause} />}>
      {points.length ? (
        <>
          <ScoreChart points={points.slice(-MONTHS_SHOWN)} sheet={sheet} title={title} />
          <DataTable caption={title} columns={columns} rows={[...points].reverse()} rowKey={(one) => one.period} />
        </>
      ) : (
        <EmptyState title={t("trend.none")} />
      )}
    </Panel>
  );
}

function ScoreChart({ points, sheet, title }: { points: ScorePoint[]; sheet: ScoredSheet; title: string }): ReactElement {
  const { t } = useTexts("settlement");
  const bands = sheet.borders.map(Number);
  const { low, high } = scaleOf(points, Number(sheet.total), bands);
  const borders = bands.filter((one) => one > low && one < high);
  const told = summaryOf(points);
  const summary = told ? t("trend.summary", { n: points.length, mean: told.mean, best: told.best.score, bestMonth: told.best.period, worst: told.worst.score, worstMonth: told.worst.period }) : "";
  const drawn = points.map((one, index) => ({ key: one.period, mark: monthMark(one.period, index), value: one.score, text: String(one.score) }));
  const note = `${summary} ${borders.length ? t("trend.borders") : ""}`;
  return <Chart form="line" label={`${title} ${summary}`} points={drawn} low={low} high={high} borders={borders} note={note} />;
}
