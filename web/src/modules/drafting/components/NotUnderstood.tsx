import type { ReactElement } from "react";
import type { ReviewFull } from "@/api/drafting";
import { Refusal } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, Panel, ToneMark } from "@/shared/ui";
import { useSay } from "../queries";
import type { Picked } from "./PaperView";
import styles from "./drafting.module.css";

interface Props {
  review: ReviewFull;
  /** Those that nobody has dealt with, by name. */
  undecided: string[];
  onAdd: (picked: Picked) => void;
}

/** What looks like a commitment and became no term: a term is made of it, or somebody says that it holds none. */
export function NotUnderstood({ review, undecided, onAdd }: Props): ReactElement | null {
  const { t } = useTexts("drafting");
  const say = useSay(review.id);
  if (review.not_understood.length === 0) return null;
  const passages = new Map(review.passages.map((one) => [one.id, Array.from(one.text)]));
  const places = review.not_understood.map(({ evidence }, at) => ({
    id: `n${at + 1}`,
    evidence,
    words: passages.get(evidence.passage)?.slice(evidence.span.start, evidence.span.end).join("") ?? "",
  }));
  return (
    <Panel title={t("left", { count: places.length })}>
      <p className={styles.quiet}>{t("leftNote")}</p>
      {say.error ? <Refusal error={say.error} /> : null}
      <ul className={styles.left} aria-label={t("left", { count: places.length })}>
        {places.map((one) => (
          <li key={one.id}>
            <a href={`#passage-${one.evidence.passage}`}>{one.words}</a>
            {review.state !== "open" || !undecided.includes(one.id) ? (
              <ToneMark icon="met" tone="met">{t("dealt")}</ToneMark>
            ) : (
              <span className={styles.acts}>
                <Button size="small" onClick={() => onAdd({ evidence: one.evidence, words: one.words })}>
                  {t("make")}
                </Button>
                <Button size="small" disabled={say.isPending} onClick={() => say.mutate({ said: "read", term: one.id, kind: "", value: null, evidence: [] })}>
                  {t("holdsNone")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
