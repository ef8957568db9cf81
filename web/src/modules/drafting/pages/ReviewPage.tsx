import { useMemo, useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { DraftEvidence, ReviewFull } from "@/api/drafting";
import { useTexts } from "@/shared/i18n";
import { EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { NotUnderstood } from "../components/NotUnderstood";
import { PaperView } from "../components/PaperView";
import { ReviewMark } from "../components/ReviewMark";
import { TermForm } from "../components/TermForm";
import { TermList } from "../components/TermList";
import styles from "../components/drafting.module.css";
import { useCancelReview, useKinds, useReview } from "../queries";
import { shownTerms, type ShownTerm } from "../terms";

export function ReviewPage(): ReactElement {
  const { reviewId = "" } = useParams();
  const review = useReview(reviewId);
  if (review.isPending) return <Loading rows={12} />;
  if (review.isError && !review.data) return <ErrorState error={review.error} retry={() => void review.refetch()} />;
  return <Review review={review.data} />;
}

function Review({ review }: { review: ReviewFull }): ReactElement {
  const { t } = useTexts("drafting");
  const cancel = useCancelReview();
  const isOpen = review.state === "open";
  const files = isOpen ? (
    <span className={styles.files}>
      <a href={`/api/drafting/reviews/${review.id}/draft`}>{t("download")}</a>
      <a href={`/api/drafting/reviews/${review.id}/corrections`}>{t("corrections")}</a>
    </span>
  ) : null;
  const mark = <ReviewMark review={review} onCancel={() => cancel.mutate(review.id)} />;
  return (
    <Page title={review.name} above={<Link to="/drafting">{t("title")}</Link>} below={isOpen ? files : mark}>
      {isOpen ? <Desk review={review} /> : <Unread review={review} />}
    </Page>
  );
}

function Unread({ review }: { review: ReviewFull }): ReactElement {
  const { t } = useTexts("drafting");
  if (review.state === "failed") return <Panel><EmptyState title={t("state.failed")} note={t("notYoursNote")} action={<Link to="/drafting">{t("title")}</Link>} /></Panel>;
  if (review.state === "cancelled") return <Panel><EmptyState title={t("state.cancelled")} note={t("cancelled")} action={<Link to="/drafting">{t("title")}</Link>} /></Panel>;
  return <Panel><EmptyState title={t("wait")} note={t("waitNote")} /></Panel>;
}

/** The paper at the left with its marks, the terms at the right; each leads to the other. */
function Desk({ review }: { review: ReviewFull }): ReactElement {
  const { t } = useTexts("drafting");
  const kinds = useKinds();
  const terms = useMemo(() => shownTerms(review), [review]);
  const [chosen, setChosen] = useState("");
  const [picked, setPicked] = useState<{ evidence: DraftEvidence; words: string } | null>(null);
  const [edited, setEdited] = useState<ShownTerm | null>(null);
  const show = (term: ShownTerm) => {
    setChosen(term.id);
    const passage = term.evidence[0]?.passage ?? "";
    document.getElementById(`passage-${passage}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  const close = () => {
    setEdited(null);
    setPicked(null);
  };
  const toTerm = (id: string) => {
    setChosen(id);
    document.getElementById(`term-${id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  };
  return (
    <div className={styles.desk}>
      <Panel title={t("paper")} label={t("paper")}>
        <PaperView passages={review.passages} terms={terms} chosen={chosen} onTerm={toTerm} onPick={setPicked} />
      </Panel>
      <div className={styles.side}>
        <TermList review={review} terms={terms} chosen={chosen} onShow={show} onCorrect={setEdited} />
        <NotUnderstood review={review} />
      </div>
      {kinds.data && (edited || picked) ? <TermForm key={edited?.id ?? "new"} review={review} kinds={kinds.data} term={edited} picked={edited ? null : picked} onClose={close} /> : null}
    </div>
  );
}
