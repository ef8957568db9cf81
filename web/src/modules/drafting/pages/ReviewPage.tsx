import { useMemo, useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { ReviewFull, Settling } from "@/api/drafting";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Alert, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { NotUnderstood } from "../components/NotUnderstood";
import { PaperView, type Picked } from "../components/PaperView";
import { Progress } from "../components/Progress";
import { ReviewMark } from "../components/ReviewMark";
import { TermForm } from "../components/TermForm";
import { TermList } from "../components/TermList";
import styles from "../components/drafting.module.css";
import { useCancelReview, useKinds, useReview, useSettling } from "../queries";
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
  const isRead = review.state === "open" || review.state === "settled";
  const settling = useSettling(review.id, isRead).data;
  const mark = <ReviewMark review={review} onCancel={() => cancel.mutate(review.id)} />;
  return (
    <Page title={review.name} above={<Link to="/drafting">{t("title")}</Link>} below={isRead ? <Progress review={review} settling={settling} /> : mark}>
      {isRead ? <Desk review={review} settling={settling} /> : <Unread review={review} />}
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
function Desk({ review, settling }: { review: ReviewFull; settling: Settling | undefined }): ReactElement {
  const { t } = useTexts("drafting");
  const kinds = useKinds();
  const failure = useLanguage() === "en" ? review.failure_en : review.failure_zh;
  const terms = useMemo(() => shownTerms(review), [review]);
  const [chosen, setChosen] = useState("");
  const [picked, setPicked] = useState<Picked | null>(null);
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
        <PaperView passages={review.passages} terms={terms} chosen={chosen} isOpen={review.state === "open"} onTerm={toTerm} onPick={setPicked} />
      </Panel>
      <div className={styles.side}>
        {failure ? <Alert type="warning" showIcon title={failure} /> : null}
        <TermList review={review} terms={terms} remarks={settling?.remarks ?? []} chosen={chosen} onShow={show} onCorrect={setEdited} />
        <NotUnderstood review={review} undecided={settling?.undecided_passages ?? []} onAdd={setPicked} />
      </div>
      {kinds.data && (edited || picked) ? <TermForm key={edited?.id ?? "new"} review={review} kinds={kinds.data} term={edited} picked={edited ? null : picked} onClose={close} /> : null}
    </div>
  );
}
