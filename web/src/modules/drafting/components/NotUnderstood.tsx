import type { ReactElement } from "react";
import type { ReviewFull } from "@/api/drafting";
import { useTexts } from "@/shared/i18n";
import { Panel } from "@/shared/ui";
import styles from "./drafting.module.css";

/** What looks like a commitment and became no term; each leads to its place in the paper. */
export function NotUnderstood({ review }: { review: ReviewFull }): ReactElement | null {
  const { t } = useTexts("drafting");
  if (review.not_understood.length === 0) return null;
  const passages = new Map(review.passages.map((one) => [one.id, Array.from(one.text)]));
  return (
    <Panel title={t("left", { count: review.not_understood.length })}>
      <p className={styles.quiet}>{t("leftNote")}</p>
      <ul className={styles.left}>
        {review.not_understood.map(({ evidence }) => (
          <li key={`${evidence.passage}-${evidence.span.start}-${evidence.span.end}`}>
            <a href={`#passage-${evidence.passage}`}>{passages.get(evidence.passage)?.slice(evidence.span.start, evidence.span.end).join("")}</a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
