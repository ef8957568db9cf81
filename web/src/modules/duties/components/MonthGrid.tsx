import type { ReactElement } from "react";
import type { DayRow } from "@/api/duties";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { shifted, weeksOf, type Month } from "./month";
import styles from "./duties.module.css";

interface Props {
  month: Month;
  days: DayRow[];
  chosen: string | null;
  today: string;
  onMonth: (month: Month) => void;
  onDay: (day: string | null) => void;
}

/** A month of duties; a day is a button that shows what falls due on it. */
export function MonthGrid({ month, days, chosen, today, onMonth, onDay }: Props): ReactElement {
  const { t } = useTexts("duties");
  const language = useLanguage();
  const counted = new Map(days.map((one) => [one.day, one]));
  const title = language === "zh" ? `${month.year}年${month.month}月` : `${month.month}/${month.year}`;
  return (
    <div className={styles.calendar}>
      <div className={styles.monthBar}>
        <Button onClick={() => onMonth(shifted(month, -1))} aria-label={t("earlier")}>
          ‹
        </Button>
        <h2 aria-live="polite">{title}</h2>
        <Button onClick={() => onMonth(shifted(month, 1))} aria-label={t("later")}>
          ›
        </Button>
        <Button onClick={() => onMonth({ year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) })}>{t("thisMonth")}</Button>
        {chosen ? <Button onClick={() => onDay(null)}>{t("wholeMonth")}</Button> : null}
      </div>
      <table className={styles.month}>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {Array.from(t("weekdays")).map((name, place) => (
              <th key={place} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, place) => (
            <tr key={place}>
              {week.map((day, column) => (
                <td key={day ?? `empty-${column}`}>{day ? <Day day={day} row={counted.get(day)} chosen={day === chosen} today={day === today} onDay={onDay} /> : null}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  day: string;
  row: DayRow | undefined;
  chosen: boolean;
  today: boolean;
  onDay: (day: string | null) => void;
}

function Day({ day, row, chosen, today, onDay }: DayProps): ReactElement {
  const { t } = useTexts("duties");
  const language = useLanguage();
  return (
    <button type="button" className={styles.day} aria-pressed={chosen} aria-current={today ? "date" : undefined} onClick={() => onDay(chosen ? null : day)}>
      <span className="visually-hidden">{formatDate(day, language)}</span>
      <span className={styles.dayNumber} aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      {row ? <span className={styles.dayCount}>{t("countTotal", { count: row.total })}</span> : null}
      {row && row.late > 0 ? <span className={styles.dayLate}>{t("countLate", { count: row.late })}</span> : null}
    </button>
  );
}
