import type { ReactElement } from "react";
import type { ReviewRow, ReviewState } from "@/api/drafting";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Button, ToneMark, type IconName } from "@/shared/ui";
import styles from "./drafting.module.css";

const LOOKS: Record<ReviewState, { icon: IconName; tone: string }> = {
  waiting: { icon: "waiting", tone: "soon" },
  reading: { icon: "running", tone: "running" },
  failed: { icon: "breached", tone: "breached" },
  cancelled: { icon: "void", tone: "idle" },
  open: { icon: "met", tone: "met" },
  settled: { icon: "met", tone: "met" },
};

/** Where a document stands: how far it is read and a way to stop, or why it could not be read. */
export function ReviewMark({ review, onCancel }: { review: ReviewRow; onCancel: () => void }): ReactElement {
  const { t } = useTexts("drafting");
  const language = useLanguage();
  const underway = review.state === "waiting" || review.state === "reading";
  const failure = language === "en" ? review.failure_en : review.failure_zh;
  return (
    <span className={styles.mark} aria-live="polite">
      <ToneMark {...LOOKS[review.state]}>{t(`state.${review.state}`)}</ToneMark>
      {review.state === "reading" && review.pages ? <progress value={review.pages_done} max={review.pages} aria-label={t("progress", { done: review.pages_done, pages: review.pages })} /> : null}
      {review.state === "reading" && review.pages ? <span className={styles.quiet}>{t("progress", { done: review.pages_done, pages: review.pages })}</span> : null}
      {failure ? <span className={styles.quiet}>{failure}</span> : null}
      {underway ? (
        <Button size="small" onClick={onCancel}>
          {t("cancel")}
        </Button>
      ) : null}
    </span>
  );
}
