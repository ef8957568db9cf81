import type { ReactElement, ReactNode } from "react";
import type { CaseDetail, Entry } from "@/api/desk";
import { serverNow, useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Icon, Tag, type IconName } from "@/shared/ui";
import { useCaseNames } from "./caseNames";
import { payloadWords } from "./payloadWords";
import styles from "./Timeline.module.css";

const ICONS: Record<string, IconName> = {
  reported: "report", commented: "note", corrected: "edit", paused: "paused", resumed: "running", resolved: "met", confirmed: "met", closed: "void",
  reopened: "soon", promised: "calendar", promise_moved: "calendar", classified: "ladder",
};

interface Props {
  detail: CaseDetail;
  onCorrect: ((seq: number) => void) | undefined;
}

/** Conversation and acts in one line of time, the latest first. */
export function Timeline({ detail, onCorrect }: Props): ReactElement {
  const latestFirst = [...detail.entries].sort((a, b) => b.occurred_at.localeCompare(a.occurred_at) || b.seq - a.seq);
  return (
    <ol className={styles.line}>
      {latestFirst.map((entry) => (
        <EntryItem key={entry.seq} entry={entry} detail={detail} onCorrect={onCorrect} />
      ))}
    </ol>
  );
}

function EntryItem({ entry, detail, onCorrect }: Props & { entry: Entry }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const near = serverNow();
  const corrections = detail.entries.filter((other) => other.corrects === entry.seq).map((other) => other.seq);
  return (
    <li className={styles.entry} data-side={entry.actor.side} data-withdrawn={entry.withdrawn} id={`entry-${entry.seq}`}>
      <span className={styles.icon}>
        <Icon name={ICONS[entry.kind] ?? "open"} size={15} />
      </span>
      <div className={styles.body}>
        <p className={styles.head}>
          <strong className={entry.withdrawn ? styles.struck : undefined}>{words(entry.label)}</strong>
          <span>{entry.actor.name}</span>
          <Tag>{words(entry.actor.role_label)}</Tag>
          <time dateTime={entry.occurred_at}>{moment(entry.occurred_at, { near, weekday: true })}</time>
        </p>
        <EntryWords entry={entry} contract={detail.case.contract.id} />
        <p className={styles.marks}>
          {entry.late_written ? (
            <Mark icon="warning">{t("entry.late", { time: moment(entry.recorded_at, { near }) })}</Mark>
          ) : null}
          {entry.corrects !== null ? <Mark icon="edit">{t("entry.corrects", { seq: entry.corrects })}</Mark> : null}
          {corrections.map((seq) => (
            <Mark key={seq} icon="edit">
              {t(entry.withdrawn ? "entry.withdrawn" : "entry.corrected", { seq })}
            </Mark>
          ))}
          <span className={styles.seal} title={entry.hash}>
            {t("entry.seal", { seq: entry.seq, hash: entry.hash.slice(0, 8) })}
          </span>
          {onCorrect && entry.kind !== "corrected" ? (
            <button type="button" className={styles.correct} onClick={() => onCorrect(entry.seq)}>
              {t("entry.correct")}
              <span className="visually-hidden">{t("entry.number", { seq: entry.seq })}</span>
            </button>
          ) : null}
        </p>
      </div>
    </li>
  );
}

function Mark({ icon, children }: { icon: IconName; children: ReactNode }): ReactElement {
  return (
    <span className={styles.mark}>
      <Icon name={icon} size={13} />
      {children}
    </span>
  );
}

function EntryWords({ entry, contract }: { entry: Entry; contract: string }): ReactElement {
  const { t } = useTexts("desk");
  const moment = useMoment();
  const names = useCaseNames(contract);
  const { text, facts } = payloadWords(entry.payload, { names, moment, t });
  return (
    <>
      {text ? <p className={styles.text}>{text}</p> : null}
      {facts.length > 0 ? (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
