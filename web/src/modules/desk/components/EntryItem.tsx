import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import type { CaseDetail, Entry } from "@/api/desk";
import { serverNow, useMoment } from "@/shared/format";
import { FileList, filesOf } from "@/shared/files";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Icon, Tag, type IconName } from "@/shared/ui";
import { useCaseNames } from "./caseNames";
import { payloadWords } from "./payloadWords";
import styles from "./Timeline.module.css";

const ICONS: Record<string, IconName> = {
  reported: "report", commented: "note", noted: "lock", attached: "clip", corrected: "edit", paused: "paused", resumed: "running", resolved: "met", confirmed: "met", closed: "void",
  reopened: "soon", promised: "calendar", promise_moved: "calendar", classified: "ladder", assigned: "person", taken_over: "swap", handed_over: "swap", linked: "link", work_ordered: "link",
  follow_up_opened: "flag", follow_up_finished: "met", disputed: "scales", dispute_decided: "scales", exclusion_proposed: "scales", exclusion_decided: "scales", watched: "person", unwatched: "person", rma_opened: "out", rma_sent: "out", rma_returned: "out",
};

interface Props {
  entry: Entry;
  detail: CaseDetail;
  onCorrect: ((seq: number) => void) | undefined;
}

/** One line of the ledger. */
export function EntryItem({ entry, detail, onCorrect }: Props): ReactElement {
  const words = useWords();
  const moment = useMoment();
  const kept = entry.kind === "noted";
  return (
    <li className={styles.entry} data-side={entry.actor.side} data-withdrawn={entry.withdrawn} data-inner={kept} id={`entry-${entry.seq}`}>
      <span className={styles.icon}>
        <Icon name={ICONS[entry.kind] ?? "open"} size={15} />
      </span>
      <div className={styles.body}>
        <p className={styles.head}>
          <strong className={entry.withdrawn ? styles.struck : undefined}>{words(entry.label)}</strong>
          <span>{entry.actor.name}</span>
          <Tag>{words(entry.actor.role_label)}</Tag>
          <time dateTime={entry.occurred_at}>{moment(entry.occurred_at, { near: serverNow(), weekday: true })}</time>
        </p>
        {kept ? <InnerWords entry={entry} /> : <EntryWords entry={entry} detail={detail} />}
        <EntryMarks entry={entry} detail={detail} onCorrect={onCorrect} />
      </div>
    </li>
  );
}

/** An inner note: its text for its own side, for the other only that there is one. */
function InnerWords({ entry }: { entry: Entry }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const side = word(`side.${entry.actor.side}`, entry.actor.side);
  if (!entry.inner) return <p className={styles.theirs}>{t("talk.theirs", { side })}</p>;
  return (
    <div className={styles.inner}>
      <p className={styles.innerHead}>
        <Icon name="lock" size={13} />
        {t("talk.inner", { side })}
      </p>
      <p>{entry.inner.text}</p>
      <Mentions people={entry.inner.mentions} />
    </div>
  );
}

function Mentions({ people }: { people: { name: string }[] }): ReactElement | null {
  const { t } = useTexts("desk");
  if (people.length === 0) return null;
  return <p className={styles.mentions}>{t("talk.mentions", { names: people.map((person) => person.name).join(t("talk.comma")) })}</p>;
}

function namedIn(value: unknown): { name: string }[] {
  return Array.isArray(value) ? value.filter((one): one is { name: string } => typeof (one as { name?: unknown } | null)?.name === "string") : [];
}

function EntryWords({ entry, detail }: Omit<Props, "onCorrect">): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const names = useCaseNames(detail.case.contract.id);
  const clock = (id: string) => words(detail.clocks.find((one) => one.target_id === id)?.name) || id;
  const said = (key: string, fallback: string, blanks: Record<string, unknown> = {}) => t(key, { ...blanks, defaultValue: fallback });
  const language = useLanguage();
  const told = language === "en" ? { ...entry, payload: { ...entry.payload, ...entry.english } } : entry;
  const { text, facts } = payloadWords(told, { names, words, moment, t: said, clock });
  const other = entry.kind === "linked" ? entry.payload.case : entry.kind === "work_ordered" ? entry.payload.number : undefined;
  return (
    <>
      {text ? <p className={styles.text}>{text}</p> : null}
      <Mentions people={namedIn(entry.payload.mentions)} />
      {facts.length > 0 ? (
        <dl className={styles.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value === other ? <Link to={`/cases/${value}`}>{value}</Link> : value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <FileList files={filesOf(entry.payload.files)} />
    </>
  );
}

function EntryMarks({ entry, detail, onCorrect }: Props): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const corrections = detail.entries.filter((other) => other.corrects === entry.seq).map((other) => other.seq);
  const disputes = detail.disputes.filter((dispute) => dispute.entry === entry.seq);
  return (
    <p className={styles.marks}>
      {entry.late_written ? <Mark icon="warning">{t("entry.late", { time: moment(entry.recorded_at, { near: serverNow() }) })}</Mark> : null}
      {entry.corrects !== null ? <Mark icon="edit">{t("entry.corrects", { seq: entry.corrects })}</Mark> : null}
      {corrections.map((seq) => (
        <Mark key={seq} icon="edit">
          {t(entry.withdrawn ? "entry.withdrawn" : "entry.corrected", { seq })}
        </Mark>
      ))}
      {disputes.map((dispute) => (
        <Mark key={dispute.seq} icon="scales">
          <a href={`#dispute-${dispute.seq}`}>{dispute.outcome ? t("dispute.markSettled", { seq: dispute.seq, outcome: words(dispute.outcome.name) }) : t("dispute.mark", { seq: dispute.seq })}</a>
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
