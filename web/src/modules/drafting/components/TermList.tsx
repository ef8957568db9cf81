import { useState, type ReactElement } from "react";
import type { ReviewFull, SettlingRemark } from "@/api/drafting";
import { Refusal, SelectField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, EmptyState, Panel } from "@/shared/ui";
import { useAcceptTerms, useSay } from "../queries";
import type { ShownTerm } from "../terms";
import { TermCard } from "./TermCard";
import styles from "./drafting.module.css";

interface Props {
  review: ReviewFull;
  terms: ShownTerm[];
  remarks: SettlingRemark[];
  chosen: string;
  onShow: (term: ShownTerm) => void;
  onCorrect: (term: ShownTerm) => void;
}

/** The terms of the draft by kind, with what people said of each. */
export function TermList({ review, terms, remarks, chosen, onShow, onCorrect }: Props): ReactElement {
  const { t } = useTexts("drafting");
  const [kind, setKind] = useState("");
  const [state, setState] = useState("");
  const say = useSay(review.id);
  const accept = useAcceptTerms(review.id);
  const isOpen = review.state === "open";
  const kinds = [...new Set(terms.map((term) => term.kind))];
  const shown = terms.filter((term) => (!kind || term.kind === kind) && (!state || (state === "done") === (term.said !== null)));
  const undecided = shown.filter((term) => term.said === null && !term.proposedBy).map((term) => term.id);
  const refused = say.error ?? accept.error;
  const done = terms.filter((term) => term.said !== null).length;
  return (
    <Panel title={t("draft")} aside={<span className={styles.quiet}>{t("count", { count: terms.length, done })}</span>} flush>
      <div className={styles.filters}>
        <SelectField label={t("filter.kind")} required value={kind} onChange={setKind} empty={t("filter.all")} options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
        <SelectField label={t("filter.said")} required value={state} onChange={setState} empty={t("filter.any")} options={["open", "done"].map((one) => ({ value: one, label: t(`filter.${one}`) }))} />
      </div>
      {refused ? <Refusal error={refused} /> : null}
      {isOpen && undecided.length > 0 ? (
        <div className={styles.many}>
          <Button loading={accept.isPending} onClick={() => accept.mutate(undecided)}>
            {t("acceptMany", { count: undecided.length })}
          </Button>
        </div>
      ) : null}
      {shown.length === 0 ? <EmptyState title={t("none")} note={t("noneNote")} /> : null}
      <ul className={styles.terms} aria-label={t("draft")}>
        {shown.map((term) => (
          <TermCard key={term.id} term={term} remarks={remarks.filter((one) => one.terms.includes(term.id))} lit={term.id === chosen} busy={say.isPending} isOpen={isOpen} onShow={() => onShow(term)} onCorrect={() => onCorrect(term)} onSay={(said) => say.mutate({ said, term: term.id, kind: "", value: null, evidence: [] })} />
        ))}
      </ul>
    </Panel>
  );
}
