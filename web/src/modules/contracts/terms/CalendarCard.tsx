import type { ReactElement } from "react";
import type { Calendar } from "@/api/terms";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import styles from "./calendar.module.css";
import { TermCard } from "./Parts";

const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** A working calendar as a week of bars, with its rules in words. */
export function CalendarCard({ calendar, here }: { calendar: Calendar; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const words = useWords();
  const language = useLanguage();
  const always = calendar.windows.length === 0;
  const dates = (days: string[]) => days.map((day) => formatDate(day, language)).join("、");
  const rules = [
    always ? t("calendar.always") : "",
    calendar.holidays ? t("calendar.holidays", { day: word(`weekday.${calendar.makeup_as}`) }) : always ? "" : t("calendar.noHolidays"),
    calendar.extra_off.length > 0 ? t("calendar.off", { days: dates(calendar.extra_off) }) : "",
    calendar.extra_work.length > 0 ? t("calendar.work", { days: dates(calendar.extra_work) }) : "",
  ].filter(Boolean);
  return (
    <TermCard kind="calendars" title={words(calendar.name)} clause={calendar.clause} here={here} about={rules.join(" ")}>
      {always ? null : (
        <dl className={styles.week}>
          {WEEK.map((day) => {
            const open = calendar.windows.filter((window) => window.days.includes(day));
            return (
              <div key={day}>
                <dt>{word(`weekday.${day}`)}</dt>
                <dd>
                  <span className={styles.bar} aria-hidden="true">
                    {open.map((window) => {
                      const start = minutes(window.start) / 14.4;
                      return <span key={window.start} style={{ insetInlineStart: `${start}%`, width: `${minutes(window.end) / 14.4 - start}%` }} />;
                    })}
                  </span>
                  <span className={styles.hours}>{open.map((window) => `${window.start}–${window.end}`).join("，") || t("calendar.closed")}</span>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </TermCard>
  );
}
