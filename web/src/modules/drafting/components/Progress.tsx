import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ReviewFull, Settling } from "@/api/drafting";
import { useTexts } from "@/shared/i18n";
import styles from "./drafting.module.css";

/** How much of the draft is decided, and the way to the contract file and the signatures. */
export function Progress({ review, settling }: { review: ReviewFull; settling: Settling | undefined }): ReactElement | null {
  const { t } = useTexts("drafting");
  if (!settling) return null;
  const all = review.drafted.length + review.not_understood.length;
  const open = settling.undecided_terms.length + settling.undecided_passages.length;
  const label = t("decided", { done: all - open, all });
  return (
    <span className={styles.mark}>
      <progress value={all - open} max={Math.max(all, 1)} aria-label={label} />
      <span>{label}</span>
      <Link to={`/drafting/${review.id}/contract`}>{t("toContract")}</Link>
      <a href={`/api/drafting/reviews/${review.id}/draft`}>{t("download")}</a>
      <a href={`/api/drafting/reviews/${review.id}/corrections`}>{t("corrections")}</a>
    </span>
  );
}
