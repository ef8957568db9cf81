import { useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import { civil, formatDate, serverNow } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Page, PagedRows, Panel } from "@/shared/ui";
import { filtersOf, spanOf } from "../components/asked";
import { DutyFiltersBar } from "../components/DutyFiltersBar";
import { DutyTable } from "../components/DutyTable";
import { Feeds } from "../components/Feeds";
import { firstDay, lastDay, readMonth, writeMonth } from "../components/month";
import { MonthGrid } from "../components/MonthGrid";
import { useDays, useDuties } from "../queries";
import styles from "../components/duties.module.css";

const DAY = /^20[0-9]{2}-[01][0-9]-[0-3][0-9]$/;

export function DutiesPage(): ReactElement {
  const { t } = useTexts("duties");
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const [feeds, setFeeds] = useState(false);
  const at = civil(serverNow());
  const today = `${writeMonth(at)}-${String(at.day).padStart(2, "0")}`;
  const month = readMonth(query.get("month"), at);
  const asked = query.get("day") ?? "";
  const day = DAY.test(asked) ? asked : null;
  const filters = filtersOf(query);
  const days = useDays(firstDay(month), lastDay(month), filters);
  const duties = useDuties({ ...filters, ...spanOf(month, day) }, false);
  const rows = duties.data?.pages.flatMap((page) => page.items) ?? [];
  const go = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  const title = day ? t("chosenDay", { day: formatDate(day, language) }) : t("title");
  const filtered = Boolean(day || query.get("contract") || query.get("owner") || query.get("which") || query.get("month"));
  return (
    <Page title={t("title")} below={<p className={styles.quiet}>{t("lead")}</p>} actions={<Button onClick={() => setFeeds(true)}>{t("feeds")}</Button>}>
      <Panel flush label={t("month")}>
        <DutyFiltersBar />
        {days.isError ? <ErrorState error={days.error} retry={() => void days.refetch()} /> : <MonthGrid month={month} days={days.data ?? []} chosen={day} today={today} onMonth={(to) => go({ month: writeMonth(to), day: null })} onDay={(to) => go({ day: to, month: writeMonth(month) })} />}
      </Panel>
      <Panel flush title={title}>
        <PagedRows list={duties} count={rows.length} empty={<EmptyState title={t(filtered ? "none" : "empty")} note={t(filtered ? "noneNote" : "emptyNote")} />}>
          <DutyTable rows={rows} />
        </PagedRows>
      </Panel>
      {feeds ? <Feeds onClose={() => setFeeds(false)} /> : null}
    </Page>
  );
}
