import type { ReactElement } from "react";
import type { AcceptanceEntry } from "@/api/acceptance";
import { FileList } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./acceptance.module.css";

/** The entries of an acceptance, the latest first. */
export function History({ entries }: { entries: AcceptanceEntry[] }): ReactElement {
  const { t } = useTexts("acceptance");
  if (entries.length === 0) return <p className={styles.quiet}>{t("noHistory")}</p>;
  return (
    <ol className={styles.history}>
      {[...entries].reverse().map((entry) => (
        <EntryItem key={entry.seq} entry={entry} />
      ))}
    </ol>
  );
}

function EntryItem({ entry }: { entry: AcceptanceEntry }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const moment = useMoment();
  const about = [entry.about ? words(entry.about) : "", entry.outcome ? t(`outcome.${entry.outcome}`) : ""].filter(Boolean).join(" · ");
  return (
    <li>
      <p className={styles.entryHead}>
        <strong>{words(entry.label)}</strong>
        <span className={styles.quiet}>
          {entry.actor} · {words(entry.role)} · {moment(entry.recorded_at, { seconds: true })}
        </span>
      </p>
      {about ? <p className={styles.said}>{about}</p> : null}
      {entry.note ? <p className={styles.said}>{entry.note}</p> : null}
      <FileList files={entry.files} under="/api/acceptance/files" />
      <p className={styles.seal}>{`${entry.seq} · ${entry.hash.slice(0, 12)}`}</p>
    </li>
  );
}
