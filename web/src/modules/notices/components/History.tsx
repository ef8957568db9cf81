import type { ReactElement } from "react";
import type { NoticeEntry } from "@/api/notices";
import { FileList } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useWords } from "@/shared/i18n";
import styles from "./notices.module.css";

/** The entries of a notice, the latest first. */
export function History({ entries }: { entries: NoticeEntry[] }): ReactElement {
  return (
    <ol className={styles.history}>
      {[...entries].reverse().map((entry) => (
        <EntryItem key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function EntryItem({ entry }: { entry: NoticeEntry }): ReactElement {
  const words = useWords();
  const moment = useMoment();
  return (
    <li>
      <p className={styles.entryHead}>
        <strong>{words(entry.label)}</strong>
        <span className={styles.quiet}>
          {entry.actor} · {words(entry.role)} · {moment(entry.recorded_at, { seconds: true })}
        </span>
      </p>
      {entry.note ? <p className={styles.said}>{entry.note}</p> : null}
      <FileList files={entry.files} under="/api/notices/files" />
      <p className={styles.seal}>{`${entry.seq} · ${entry.hash.slice(0, 12)}`}</p>
    </li>
  );
}
