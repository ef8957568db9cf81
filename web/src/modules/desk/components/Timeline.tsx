import { useEffect, useState, type ReactElement } from "react";
import { useLocation } from "react-router";
import type { CaseDetail, Entry } from "@/api/desk";
import { useTexts } from "@/shared/i18n";
import { EntryItem } from "./EntryItem";
import styles from "./Timeline.module.css";

type Part = "all" | "talk" | "acts";
const PARTS: Part[] = ["all", "talk", "acts"];
const TALK = new Set(["reported", "commented", "noted", "attached"]);

/** The part of the line that is asked for, the latest first. */
export function partOf(entries: Entry[], part: Part): Entry[] {
  const shown = entries.filter((entry) => part === "all" || TALK.has(entry.kind) === (part === "talk"));
  return shown.sort((a, b) => b.occurred_at.localeCompare(a.occurred_at) || b.seq - a.seq);
}

interface Props {
  detail: CaseDetail;
  onCorrect: ((seq: number) => void) | undefined;
}

/** Conversation and acts in one line of time, or each of them alone. */
export function Timeline({ detail, onCorrect }: Props): ReactElement {
  const { t } = useTexts("desk");
  const [part, setPart] = useState<Part>("all");
  const shown = partOf(detail.entries, part);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.startsWith("#entry-")) document.getElementById(hash.slice(1))?.scrollIntoView({ block: "center" });
  }, [hash]);
  return (
    <>
      <div role="group" aria-label={t("talk.show")} className={styles.parts}>
        {PARTS.map((one) => (
          <button key={one} type="button" aria-pressed={one === part} onClick={() => setPart(one)}>
            {t(`talk.${one}`)}
          </button>
        ))}
      </div>
      {shown.length === 0 ? <p className={styles.theirs}>{t("talk.none")}</p> : null}
      <ol className={styles.line}>
        {shown.map((entry) => (
          <EntryItem key={entry.seq} entry={entry} detail={detail} onCorrect={onCorrect} />
        ))}
      </ol>
    </>
  );
}
