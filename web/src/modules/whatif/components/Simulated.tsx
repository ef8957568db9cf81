import type { ReactElement } from "react";
import type { RunForm, SimulatedClock, SimulatedMonth, Simulation, Tried } from "@/api/whatif";
import { formatSpan, monthMark } from "@/shared/format";
import { useLanguage, useTexts, useWords, type Language } from "@/shared/i18n";
import { Chart, DataTable, Facts, Panel, topOf, type ChartPoint, type Column } from "@/shared/ui";
import { Clause } from "./Compared";
import { Sum } from "./Moved";
import styles from "./whatif.module.css";

interface Props {
  contract: string;
  form: RunForm;
  found: Simulation;
}

/** What a simulated year comes to: totals, breaches and money month by month, the staff needed, each target. */
export function Simulated({ contract, form, found }: Props): ReactElement {
  const { t } = useTexts("whatif");
  const language = useLanguage();
  const words = useWords();
  const names = new Map(form.calendars.map((one) => [one.id, words(one.name)]));
  const staff = found.staff.map((one) => t("year.person", { count: one.engineers, calendar: names.get(one.calendar) ?? one.calendar }));
  const { needed } = found;
  const wait = (seconds: number) => (seconds ? t("outcome.within", { span: formatSpan(seconds, language) }) : t("outcome.noWait"));
  const waits = found.wait_95_seconds ? t("outcome.waits", { median: wait(found.wait_median_seconds), most: wait(found.wait_95_seconds) }) : t("outcome.noWaits");
  const answer = needed.engineers === null ? t("needed.never") : t("needed.engineers", { count: needed.engineers });
  return (
    <>
      <Panel>
        <Facts
          items={[
            [t("outcome.breaches"), t("outcome.share", { missed: found.breaches, counted: found.counted, share: percent(share(found.breaches, found.counted)) })],
            [t("outcome.money"), <Sum key="m" amount={found.money} />],
            [t("outcome.staff"), staff.join(t("comma"))],
            [t("outcome.wait"), waits],
            ...(needed.asked ? ([[t("needed.title", { bound: percent(needed.bound) }), answer]] as [string, string][]) : []),
          ]}
        />
      </Panel>
      <div className={styles.charts}>
        <Months title={t("months.breaches")} figure={t("outcome.breaches")} months={found.months} value={(one) => one.breaches} cell={(one) => one.breaches} more={{ key: "arrivals", title: t("months.arrivals"), cell: (one) => one.arrivals }} />
        <Months title={t("months.money")} figure={t("months.off")} months={found.months} value={(one) => Number(one.money)} cell={(one) => <Sum amount={one.money} />} />
      </div>
      {needed.asked ? <StaffNeeded bound={needed.bound} tried={needed.tried} /> : null}
      <Panel flush title={t("clocks.title")}>
        <Clocks contract={contract} form={form} rows={found.clocks} />
      </Panel>
    </>
  );
}

interface MonthsProps {
  title: string;
  figure: string;
  months: SimulatedMonth[];
  value: (month: SimulatedMonth) => number;
  cell: (month: SimulatedMonth) => ReactElement | number;
  more?: Column<SimulatedMonth>;
}

/** A figure of each month, as bars and as a table. */
function Months({ title, figure, months, value, cell, more }: MonthsProps): ReactElement {
  const { t } = useTexts("whatif");
  const language = useLanguage();
  const high = topOf(months.map(value));
  const points: ChartPoint[] = months.map((one, place) => ({ key: one.month, mark: monthMark(one.month, place).slice(-2), value: value(one), text: value(one) ? short(value(one), language) : "" }));
  const columns: Column<SimulatedMonth>[] = [{ key: "month", title: t("months.month"), phone: "lead", nowrap: true, cell: (one) => one.month }, ...(more ? [more] : []), { key: "value", title: figure, cell }];
  return (
    <Panel title={title}>
      <Chart form="bars" label={t("months.label", { title })} points={points} low={0} high={high} ticks={high > 1 ? [high / 2] : []} figure={(one) => short(one, language)} />
      <DataTable narrow caption={title} columns={columns} rows={months} rowKey={(one) => one.month} />
    </Panel>
  );
}

/** The share of clocks missed with each number of engineers that was tried, and the bound. */
function StaffNeeded({ bound, tried }: { bound: number; tried: Tried[] }): ReactElement {
  const { t } = useTexts("whatif");
  const high = topOf([bound * 100, ...tried.map((one) => (one.missed ?? 0) * 100)]);
  const points: ChartPoint[] = tried.map((one) => ({ key: String(one.engineers), mark: String(one.engineers), value: one.missed === null ? null : one.missed * 100, text: one.missed === null ? "" : percent(one.missed) }));
  const columns: Column<Tried>[] = [
    { key: "engineers", title: t("needed.number"), phone: "lead", cell: (one) => one.engineers },
    { key: "missed", title: t("needed.missed"), cell: (one) => (one.missed === null ? t("needed.behind") : percent(one.missed)) },
    { key: "enough", title: t("needed.enough"), cell: (one) => t(one.missed !== null && one.missed <= bound ? "needed.yes" : "needed.no") },
  ];
  return (
    <Panel title={t("needed.chart")}>
      <Chart form="line" label={t("needed.label")} points={points} low={0} high={high} borders={[bound * 100]} figure={(one) => percent(one / 100)} note={t("needed.note", { bound: percent(bound) })} />
      <DataTable narrow caption={t("needed.chart")} columns={columns} rows={tried} rowKey={(one) => String(one.engineers)} />
    </Panel>
  );
}

function Clocks({ contract, form, rows }: { contract: string; form: RunForm; rows: SimulatedClock[] }): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const clauses = new Map(form.targets.map((one) => [one.target, one.clause]));
  const columns: Column<SimulatedClock>[] = [
    { key: "name", title: t("clocks.name"), phone: "lead", cell: (row) => `${words(row.level_name)} · ${words(row.name)}` },
    { key: "counted", title: t("clocks.counted"), cell: (row) => row.counted },
    { key: "breached", title: t("outcome.breaches"), cell: (row) => row.breached },
    { key: "share", title: t("clocks.share"), cell: (row) => percent(share(row.breached, row.counted)) },
    { key: "clause", title: t("clause"), phone: "bare", cell: (row) => <Clause contract={contract} version={form.version} clause={clauses.get(row.target)} /> },
  ];
  return <DataTable caption={t("clocks.title")} columns={columns} rows={rows} rowKey={(row) => `${row.level} ${row.target}`} />;
}

const share = (part: number, whole: number): number => (whole ? part / whole : 0);

function percent(value: number): string {
  return `${String(Math.round(value * 1000) / 10)}%`;
}

/** `32,656.67` as `3.3万` or `33K`: beside an axis there is little room, and the table has the figure whole. */
function short(value: number, language: Language): string {
  return new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", { notation: "compact", maximumFractionDigits: 1 }).format(value);
}
