import { memo, useMemo, useRef, useState, type MouseEvent, type ReactElement } from "react";
import type { DraftEvidence, DraftPassage } from "@/api/drafting";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { selectedIn } from "../selecting";
import { stretches, type ShownTerm } from "../terms";
import styles from "./drafting.module.css";

export interface Picked {
  evidence: DraftEvidence;
  words: string;
}

interface Props {
  passages: DraftPassage[];
  terms: ShownTerm[];
  chosen: string;
  isOpen: boolean;
  onTerm: (id: string) => void;
  onPick: (picked: Picked) => void;
}

/** The contract as printed; what became a term is marked and leads to it, selected words may become a new one. */
export function PaperView({ passages, terms, chosen, isOpen, onTerm, onPick }: Props): ReactElement {
  const { t } = useTexts("drafting");
  const paper = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const byPassage = useMemo(() => {
    const found = new Map<string, ShownTerm[]>();
    for (const term of terms) for (const one of term.evidence) found.set(one.passage, [...(found.get(one.passage) ?? []), term]);
    return found;
  }, [terms]);
  const look = () => setPicked(paper.current ? selectedIn(paper.current) : null);
  return (
    <>
      {isOpen ? (
        <div className={styles.add}>
          <Button disabled={!picked} onMouseDown={(event) => event.preventDefault()} onClick={() => picked && onPick(picked)}>
            {t("add")}
          </Button>
          <span className={styles.quiet} aria-live="polite">{picked ? `“${picked.words.slice(0, 40)}”` : t("addHint")}</span>
        </div>
      ) : null}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it only notes what was selected, by mouse or keyboard */}
      <div ref={paper} className={styles.paper} onMouseUp={look} onKeyUp={look} onTouchEnd={look}>
        {passages.map((one) => {
          const here = byPassage.get(one.id) ?? NONE;
          const lit = here.some((term) => term.id === chosen) ? chosen : "";
          return <Passage key={one.id} passage={one} terms={here} chosen={lit} onTerm={onTerm} />;
        })}
      </div>
    </>
  );
}

const NONE: ShownTerm[] = [];

interface PassageProps {
  passage: DraftPassage;
  terms: ShownTerm[];
  chosen: string;
  onTerm: (id: string) => void;
}

const Passage = memo(function Passage({ passage, terms, chosen, onTerm }: PassageProps): ReactElement {
  const open = (event: MouseEvent, id: string) => {
    event.preventDefault();
    if (window.getSelection()?.isCollapsed !== false) onTerm(id);
  };
  return (
    <p id={`passage-${passage.id}`} data-passage={passage.id} className={passage.cell ? styles.cell : undefined}>
      {stretches(passage.id, passage.text, terms).map((one) => {
        const first = one.terms.includes(chosen) ? chosen : one.terms[0];
        if (!first) return <span key={one.start}>{one.text}</span>;
        return (
          <mark key={one.start} data-chosen={first === chosen}>
            <a href={`#term-${first}`} draggable={false} onClick={(event) => open(event, first)}>
              {one.text}
            </a>
          </mark>
        );
      })}
    </p>
  );
});
