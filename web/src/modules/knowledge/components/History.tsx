import type { ReactElement } from "react";
import type { KnowledgeEntry } from "@/api/knowledge";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./knowledge.module.css";

const SHOWN = ["title", "description", "cause", "workaround", "solution", "note", "case"] as const;

/** The entries of a problem or an article, the latest first. */
export function History({ entries, only = SHOWN }: { entries: KnowledgeEntry[]; only?: readonly (typeof SHOWN)[number][] }): ReactElement {
  const { t } = useTexts("knowledge");
  const words = useWords();
  const moment = useMoment();
  return (
    <ol className={styles.history}>
      {[...entries].reverse().map((entry) => (
        <li key={entry.seq}>
          <p className={styles.entryHead}>
            <strong>{words(entry.label)}</strong>
            <span className={styles.quiet}>
              {entry.actor} · {words(entry.role)} · {moment(entry.recorded_at)}
            </span>
          </p>
          {only.map((name) => (typeof entry.payload[name] === "string" && entry.payload[name] ? <p key={name} className={styles.said}>{`${t(`field.${name}`)}：${String(entry.payload[name])}`}</p> : null))}
          {Array.isArray(entry.payload.cases) ? <p className={styles.said}>{entry.payload.cases.join("、")}</p> : null}
          <p className={styles.seal}>{`${entry.seq} · ${entry.hash.slice(0, 12)}`}</p>
        </li>
      ))}
    </ol>
  );
}
