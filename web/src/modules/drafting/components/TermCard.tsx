import type { ReactElement } from "react";
import type { Said, SettlingRemark } from "@/api/drafting";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Button, Facts, ToneMark, type IconName } from "@/shared/ui";
import { choicesOf } from "../choices";
import { factText, type ShownTerm } from "../terms";
import { Remarks } from "./Remarks";
import styles from "./drafting.module.css";

const LOOKS: Record<Said, { icon: IconName; tone: string }> = {
  accepted: { icon: "met", tone: "met" },
  corrected: { icon: "edit", tone: "running" },
  rejected: { icon: "void", tone: "idle" },
  added: { icon: "note", tone: "running" },
  read: { icon: "met", tone: "met" },
};

/** A length as contract files write it. */
const LENGTH = /^(\d+(?:\.\d+)?) ?(min|h|day|workday|week|month|year)s?$/;

interface Props {
  term: ShownTerm;
  remarks: SettlingRemark[];
  lit: boolean;
  busy: boolean;
  isOpen: boolean;
  onShow: () => void;
  onCorrect: () => void;
  onSay: (said: Said) => void;
}

function Doubt({ term }: { term: ShownTerm }): ReactElement {
  const { t } = useTexts("drafting");
  if (term.proposedBy) return <ToneMark icon="warning" tone="soon">{t("proposed", { model: term.proposedBy })}</ToneMark>;
  return <span className={styles.quiet}>{t("confidence", { share: Math.round((term.confidence ?? 1) * 100) })}</span>;
}

export function TermCard({ term, remarks, lit, busy, isOpen, onShow, onCorrect, onSay }: Props): ReactElement {
  const { t } = useTexts("drafting");
  const language = useLanguage();
  const word = (fact: string, text: string) => {
    const length = LENGTH.exec(text);
    if (length) return t(`length.${length[2] ?? ""}`, { count: Number(length[1]) });
    const isChoice = choicesOf(term.kind, fact).length > 0 || ["true", "false", "at_once"].includes(text);
    return isChoice ? text.split("，").map((one) => t(`choice.${one}`)).join("，") : text;
  };
  const facts = Object.entries(term.value).map(([fact, value]): [string, string] => [t(`fact.${fact}`), word(fact, factText(value))]);
  const isAdded = term.said === "added";
  return (
    <li id={`term-${term.id}`} className={styles.term} data-lit={lit} data-rejected={term.said === "rejected"}>
      <div className={styles.termHead}>
        <h3>{t(`kind.${term.kind}`)}</h3>
        {term.said ? <ToneMark {...LOOKS[term.said]}>{t(`said.${term.said}`)} {term.by}</ToneMark> : <Doubt term={term} />}
      </div>
      <Facts items={facts} />
      <Remarks remarks={remarks} />
      {term.because && !term.proposedBy && language === "en" ? <p className={styles.quiet}>{t("because", { why: term.because })}</p> : null}
      <div className={styles.acts}>
        {isAdded || !isOpen ? null : (
          <Button size="small" type={term.said ? "default" : "primary"} disabled={busy || term.said === "accepted"} onClick={() => onSay("accepted")}>
            {t("accept")}
          </Button>
        )}
        {isOpen ? (
          <>
            <Button size="small" disabled={busy} onClick={onCorrect}>
              {t("correct")}
            </Button>
            <Button size="small" disabled={busy || term.said === "rejected"} onClick={() => onSay("rejected")}>
              {t("reject")}
            </Button>
          </>
        ) : null}
        <Button size="small" type="text" onClick={onShow}>
          {t("show")}
        </Button>
      </div>
    </li>
  );
}
