import type { ReactElement } from "react";
import type { CaseDetail, Clock, Dispute } from "@/api/desk";
import { ClauseLink } from "@/modules/contracts";
import { formatLength, formatSpan, serverNow, useMoment, useNow } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Icon, LiveClock, liveState, StateMark } from "@/shared/ui";
import styles from "./ClockList.module.css";

function isOpen(clock: Clock): boolean {
  return clock.state === "running" || clock.state === "paused" || (clock.state === "breached" && !clock.ended);
}

const RANK: Record<string, number> = { breached: 0, running: 0, paused: 1, waiting: 2, met: 3, void: 4 };

/** Open clocks first, by their due time; then those to come, then those that are over. */
export function orderClocks(clocks: Clock[]): Clock[] {
  const rank = (clock: Clock) => (clock.state === "breached" && clock.ended ? 3 : (RANK[clock.state] ?? 5));
  return [...clocks].sort((a, b) => rank(a) - rank(b) || (a.due ?? "9").localeCompare(b.due ?? "9"));
}

export function ClockList({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  if (detail.clocks.length === 0) return <p className={styles.quiet}>{t("case.noClocks")}</p>;
  const ordered = orderClocks(detail.clocks);
  return (
    <>
      <h2 className="visually-hidden">{t("case.clocks")}</h2>
      <ul className={styles.list}>
        {ordered.map((clock) => (
          <li key={clock.target_id}>
            <ClockCard clock={clock} contract={detail.case.contract.id} version={detail.case.contract_version} disputes={detail.disputes.filter((dispute) => dispute.clock === clock.target_id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ClockCard({ clock, contract, version, disputes }: { clock: Clock; contract: string; version: number; disputes: Dispute[] }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const language = useLanguage();
  const moment = useMoment();
  const now = useNow();
  const state = liveState(clock.state, clock.due, now);
  const open = isOpen(clock);
  return (
    <article className={styles.card} data-state={open ? state : "over"}>
      <header className={styles.head}>
        <h3>{words(clock.name)}</h3>
        <StateMark kind="clockState" value={state} />
      </header>
      {open ? (
        <p className={styles.figure}>
          <LiveClock state={clock.state} due={clock.due} remaining={clock.remaining_seconds} size="large" />
        </p>
      ) : null}
      {open ? <Progress clock={clock} now={now} /> : null}
      <p className={styles.line}>
        {clock.due ? <span>{t("clock.due", { time: moment(clock.due, { dayEnd: true, near: serverNow(), weekday: open }) })}</span> : null}
        <span>{t("clock.length", { length: formatLength(clock.length ?? "", language) })}</span>
      </p>
      <Ending clock={clock} />
      {disputes.map((dispute) => (
        <a key={dispute.seq} href={`#dispute-${dispute.seq}`} className={styles.dispute}>
          <Icon name="scales" size={14} />
          {dispute.outcome ? t("dispute.clockSettled", { outcome: words(dispute.outcome.name) }) : t("dispute.clock")}
        </a>
      ))}
      <details className={styles.why} open={open}>
        <summary>{t("clock.why")}</summary>
        <p>{words(clock.explanation)}</p>
        <Pauses clock={clock} />
      </details>
      <ClauseLink contract={contract} clause={clock.clause.id} version={version} number={clock.clause.number}>
        {clock.clause.number} {words(clock.clause.heading)}
      </ClauseLink>
    </article>
  );
}

/** How much of the time is used; the words beside it say the same. */
function Progress({ clock, now }: { clock: Clock; now: number }): ReactElement | null {
  if (!clock.start || !clock.due) return null;
  const start = Date.parse(clock.start);
  const whole = Date.parse(clock.due) - start;
  const share = whole <= 0 ? 1 : Math.min(1, Math.max(0, (now - start) / whole));
  return (
    <span className={styles.track} aria-hidden="true">
      <span style={{ width: `${(share * 100).toFixed(1)}%` }} />
    </span>
  );
}

function Ending({ clock }: { clock: Clock }): ReactElement | null {
  const { t } = useTexts("desk");
  const language = useLanguage();
  const moment = useMoment();
  if (!clock.ended) return null;
  const time = moment(clock.ended, { near: serverNow() });
  const gap = clock.due ? (Date.parse(clock.due) - Date.parse(clock.ended)) / 1000 : null;
  const span = gap === null ? "" : formatSpan(gap, language);
  const judged = gap === null || clock.state === "void" ? "" : t(gap >= 0 ? "clock.early" : "clock.late", { span });
  return (
    <p className={styles.line}>
      <span>{t("clock.ended", { time })}</span>
      {judged ? <span>{judged}</span> : null}
    </p>
  );
}

function Pauses({ clock }: { clock: Clock }): ReactElement | null {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const words = useWords();
  const moment = useMoment();
  if (clock.pauses.length === 0) return null;
  const near = serverNow();
  return (
    <ul className={styles.pauses}>
      {clock.pauses.map((pause) => (
        <li key={pause.start}>
          {t("clock.pause", {
            reason: words(pause.reason?.name),
            side: word(`side.${pause.side}`, pause.side),
            start: moment(pause.start, { near }),
            end: pause.end ? moment(pause.end, { near }) : t("clock.untilNow"),
          })}
        </li>
      ))}
    </ul>
  );
}
