import type { ReactElement } from "react";
import type { RosterRole, RosterWeek } from "@/api/people";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Panel, Tag, ToneMark } from "@/shared/ui";
import { partOn, weekFrom } from "./days";
import styles from "./roster.module.css";

interface Props {
  week: RosterWeek;
  role: RosterRole;
  onOpen: (shift: string) => void;
}

/** The seven days of a role: who is on duty when, and where nobody is. */
export function RoleWeek({ week, role, onOpen }: Props): ReactElement {
  const { t } = useTexts("people");
  const words = useWords();
  const planned = week.shifts.some((shift) => shift.role === role.role);
  const sign = role.gaps.length > 0 ? <ToneMark icon="breached" tone="breached">{t("roster.gaps", { count: role.gaps.length })}</ToneMark> : <ToneMark icon="met" tone="met">{t("roster.covering")}</ToneMark>;
  return (
    <Panel title={words(role.label)} aside={planned && !week.problem ? sign : null} flush={planned}>
      {planned ? (
        <ol className={styles.days}>
          {weekFrom(week.monday).map((day, place) => (
            <Day key={day} day={day} place={place} week={week} role={role} onOpen={onOpen} />
          ))}
        </ol>
      ) : (
        <p className={styles.quiet}>{t("roster.noShifts")}</p>
      )}
    </Panel>
  );
}

function Day({ day, place, week, role, onOpen }: Props & { day: string; place: number }): ReactElement {
  const { t } = useTexts("people");
  const language = useLanguage();
  const turns = role.turns.flatMap((turn) => {
    const hours = partOn(day, turn.begins, turn.ends, week.timezone);
    return hours ? [{ turn, hours }] : [];
  });
  const gaps = role.gaps.flatMap((gap) => partOn(day, gap.begins, gap.ends, week.timezone) ?? []);
  return (
    <li className={styles.day} data-today={day === week.today}>
      <h3 className={styles.dayName}>
        {t(`day.${place}`)} <span className={styles.quiet}>{formatDate(day, language).replace(/^\d+年|\s\d+$/, "")}</span>
        {day === week.today ? <Tag>{t("roster.today")}</Tag> : null}
      </h3>
      <ul className={styles.turns}>
        {turns.map(({ turn, hours }) => (
          <li key={`${turn.shift_id} ${turn.begins}`}>
            <button type="button" className={styles.turn} data-stand-in={turn.stand_in} onClick={() => onOpen(turn.shift_id)} title={t("roster.open", { name: turn.name })}>
              <span className={styles.name}>{turn.name}</span>
              <span className={styles.hours}>{hours}</span>
              {turn.stand_in ? <Tag>{t("roster.standIn")}</Tag> : null}
              {turn.dated ? <Tag>{t("roster.dated")}</Tag> : null}
            </button>
          </li>
        ))}
        {gaps.map((hours) => (
          <li key={hours} className={styles.gap}>
            <ToneMark icon="breached" tone="breached">{t("roster.nobody")}</ToneMark>
            <span>{hours}</span>
          </li>
        ))}
        {turns.length + gaps.length === 0 ? <li className={styles.quiet}>{t("roster.off")}</li> : null}
      </ul>
    </li>
  );
}
