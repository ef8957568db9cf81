import type { ReactElement } from "react";
import type { DutyEntry } from "@/api/duties";
import { FileList, filesOf } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./duties.module.css";

/** The entries of a duty, the latest first. */
export function History({ entries }: { entries: DutyEntry[] }): ReactElement {
  const { t } = useTexts("duties");
  if (entries.length === 0) return <p className={styles.quiet}>{t("noHistory")}</p>;
  return (
    <ol className={styles.history}>
      {[...entries].reverse().map((entry) => (
        <EntryItem key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function EntryItem({ entry }: { entry: DutyEntry }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const moment = useMoment();
  const reason = entry.payload.reason;
  const late = entry.payload.written_late_seconds;
  return (
    <li>
      <p className={styles.entryHead}>
        <strong>{words(entry.label)}</strong>
        <span className={styles.quiet}>
          {entry.actor} · {words(entry.role)} · {moment(entry.recorded_at, { seconds: true })}
        </span>
      </p>
      {entry.note ? <p className={styles.said}>{entry.note}</p> : null}
      {entry.due ? <p className={styles.said}>{t("newDue", { moment: moment(entry.due, { dayEnd: true }) })}</p> : null}
      {reason === "either_or" || reason === "contract_changed" ? <p className={styles.said}>{t(`reason.${reason}`, { other: String(entry.payload.other ?? "") })}</p> : null}
      {typeof late === "number" ? <p className={styles.quiet}>{t("writtenLate", { count: late })}</p> : null}
      <FileList files={filesOf(entry.files)} under="/api/duties/files" />
      <p className={styles.seal}>{`${entry.seq} · ${entry.hash.slice(0, 12)}`}</p>
    </li>
  );
}
