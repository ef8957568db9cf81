import type { ReactElement } from "react";
import { Link } from "react-router";
import type { HolidayMove, HolidayPreview } from "@/api/desk";
import { formatDate, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Alert, DataTable, Facts, Panel, type Column } from "@/shared/ui";
import styles from "./calendars.module.css";

type Moved = HolidayPreview["contracts"][number];

/** What a table would move: the figures, by contract, and the first of the moves; how to put it into use. */
export function PreviewResult({ found }: { found: HolidayPreview }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const days = useDays();
  const comma = shared.t("table.comma");
  return (
    <>
      <Panel title={t("calendars.result")}>
        <Facts
          items={[
            [t("calendars.days"), found.days.length > 0 ? days(found.days) : t("calendars.sameDays")],
            [t("calendars.cases"), String(found.cases)],
            [t("calendars.movedCases"), String(found.moved_cases)],
            [t("calendars.moves"), String(found.moves)],
          ]}
        />
        {found.unknown > 0 ? <Alert type="warning" showIcon title={t("calendars.unknown", { count: found.unknown })} description={found.unknown_first.join(comma)} /> : null}
      </Panel>
      {found.contracts.length > 0 ? (
        <Panel flush title={t("calendars.byContract")}>
          <Contracts rows={found.contracts} />
        </Panel>
      ) : null}
      {found.first.length > 0 ? (
        <Panel flush title={t("calendars.first")} aside={<span className={styles.hint}>{t(found.moves > found.first.length ? "calendars.capped" : "calendars.whole", { count: found.first.length, all: found.moves })}</span>}>
          <Moves rows={found.first} />
        </Panel>
      ) : null}
      <Panel title={t("calendars.apply")}>
        <p className={styles.hint}>{t("calendars.applyHow")}</p>
      </Panel>
    </>
  );
}

function Contracts({ rows }: { rows: Moved[] }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const columns: Column<Moved>[] = [
    { key: "contract", title: t("column.contract"), phone: "lead", cell: (row) => <Link to={`/contracts/${row.contract.id}?view=calendars`}>{`${row.contract.code} ${words(row.contract.title)}`}</Link> },
    { key: "cases", title: t("calendars.movedCases"), nowrap: true, cell: (row) => row.cases },
    { key: "moves", title: t("calendars.moves"), nowrap: true, cell: (row) => row.moves },
  ];
  return <DataTable caption={t("calendars.byContract")} columns={columns} rows={rows} rowKey={(row) => row.contract.id} />;
}

function Moves({ rows }: { rows: HolidayMove[] }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const days = useDays();
  const when = (iso: string | null, zone: string) => (iso ? moment(iso, { zone, dayEnd: true, weekday: true }) : t("calendars.notAtAll"));
  const columns: Column<HolidayMove>[] = [
    { key: "case", title: t("column.case"), phone: "lead", nowrap: true, cell: (row) => <Link to={`/cases/${row.number}/ladder`}>{row.number}</Link> },
    { key: "what", title: t("calendars.what"), cell: (row) => words(row.what) },
    { key: "was", title: t("calendars.was"), cell: (row) => when(row.was, row.contract.timezone) },
    { key: "will", title: t("calendars.willBe"), cell: (row) => when(row.will_be, row.contract.timezone) },
    { key: "days", title: t("calendars.because"), cell: (row) => days(row.days) },
  ];
  return <DataTable caption={t("calendars.first")} columns={columns} rows={rows} rowKey={(row) => `${row.number} ${row.what.zh} ${row.was ?? ""} ${row.will_be ?? ""}`} />;
}

const MOST_DAYS = 12;

/** Days in words; a long row of them is cut, and says how many there are. */
function useDays(): (days: string[]) => string {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const language = useLanguage();
  return (days) => {
    const shown = days.slice(0, MOST_DAYS).map((day) => formatDate(day, language)).join(shared.t("table.comma"));
    return days.length > MOST_DAYS ? t("calendars.moreDays", { days: shown, count: days.length }) : shown;
  };
}
