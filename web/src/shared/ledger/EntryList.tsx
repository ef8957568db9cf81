import type { ReactElement, ReactNode } from "react";
import { FileList, type StoredFile } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useWords, type Words } from "@/shared/i18n";
import styles from "./EntryList.module.css";

interface Entry {
  seq: number;
  hash: string;
  label: Words;
  actor: string;
  role: Words;
  recorded_at: string;
}

interface Props<Some extends Entry> {
  entries: Some[];
  /** The address under which the module serves the files of its entries. */
  under: string;
  filesOf: (entry: Some) => StoredFile[];
  /** What an entry says, a line a piece; empty pieces are left out. */
  lines: (entry: Some) => ReactNode[];
}

/** The entries of a stream, the latest first: who did what when, what was said, the files, the seal. */
export function EntryList<Some extends Entry>({ entries, under, filesOf, lines }: Props<Some>): ReactElement {
  const words = useWords();
  const moment = useMoment();
  return (
    <ol className={styles.history}>
      {[...entries].reverse().map((entry) => (
        <li key={entry.seq}>
          <p className={styles.head}>
            <strong>{words(entry.label)}</strong>
            <span className={styles.quiet}>
              {entry.actor} · {words(entry.role)} · {moment(entry.recorded_at, { seconds: true })}
            </span>
          </p>
          {lines(entry)
            .filter(Boolean)
            .map((line, place) => (
              <p key={place} className={styles.said}>
                {line}
              </p>
            ))}
          <FileList files={filesOf(entry)} under={under} />
          <p className={styles.seal}>{`${entry.seq} · ${entry.hash.slice(0, 12)}`}</p>
        </li>
      ))}
    </ol>
  );
}
