import type { ReactElement } from "react";
import { formatDate, formatLength, formatMoney, formatShare } from "@/shared/format";
import { useLanguage, useTexts, useWords, type Words } from "@/shared/i18n";
import type { TermRef } from "./byClause";
import { Lines } from "./MoneyCards";
import { TermCard } from "./Parts";
import { referredWords } from "./references";
import { useNames, useTerms } from "./TermsContext";

const LENGTHS = new Set(["length", "due", "every", "after", "within", "grace", "notice", "accept_within", "change_within"]);
const SHARES = new Set(["share", "cap_share", "shares", "deduct"]);
const SUMS = new Set(["amount", "total", "unit_price"]);
const LEVELS = new Set(["levels"]);
const VOCABULARY: Record<string, string> = {
  owner: "side", side: "side", accepted_by: "side", channels: "channel", measures: "measure", begins: "trigger", trigger: "trigger", basis: "basis", cap_basis: "basis", form: "form", right: "right", payer: "payer", media: "medium", medium: "medium", period: "period", anchor: "anchor", counted_by: "counted", outcome: "outcome",
  filled_by: "side", shows: "fills", kind: "box", align: "align", per: "per", drawn_by: "drawnBy",
};
const APART = new Set(["id", "name", "label", "clause", "reading"]);
const SHARED = new Set(["side", "channel", "measure"]);

function isWords(value: unknown): value is Words {
  return typeof value === "object" && value !== null && typeof (value as Words).zh === "string";
}

/** One value of a term in words, by the name that it has in the file. */
function useValueWords(own: Record<string, unknown>): (key: string, value: unknown) => string {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const shared = useTexts();
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const { terms } = useTerms();
  const separator = language === "zh" ? "、" : ", ";
  const scalar = (key: string, value: string): string => {
    const vocabulary = VOCABULARY[key];
    const referred = referredWords(key, value, terms, own);
    if (referred) return words(referred);
    if (key === "calendar") return names.calendar(value);
    if (key === "roles") return names.role(value);
    if (LEVELS.has(key)) return names.value("level", value);
    if (SHARES.has(key)) return formatShare(value);
    if (SUMS.has(key)) return formatMoney(value, language);
    if (key === "start" || key === "end") return /^\d{4}-/.test(value) ? formatDate(value, language) : word(`event.${value}`, value);
    if (vocabulary) return SHARED.has(vocabulary) ? word(`${vocabulary}.${value}`, value) : t(`${vocabulary}.${value}`, formatLength(value, language));
    if (LENGTHS.has(key)) return t(`trigger.${value}`, "") || formatLength(value, language);
    return formatLength(value, language);
  };
  const read = (key: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return "";
    if (typeof value === "boolean") return shared.t(value ? "state.yes" : "state.no");
    if (isWords(value)) return words(value);
    if (Array.isArray(value)) return value.map((item) => read(key, item)).filter(Boolean).join(isWords(value[0]) ? "；" : separator);
    if (typeof value === "object")
      return Object.entries(value)
        .filter(([inner]) => inner !== "id" && inner !== "clause")
        .map(([inner, item]) => [inner, read(inner, item)] as const)
        .filter(([, shown]) => shown !== "")
        .map(([inner, shown]) => (inner === "name" || inner === "text" || inner === "label" ? shown : `${t(`field.${inner}`, inner)} ${shown}`))
        .join("，");
    return scalar(key, String(value));
  };
  return read;
}

/** A term shown as names and values, in the order of the contract file; empty values are left out. */
export function PlainCard({ refer, here }: { refer: TermRef; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const { term, kind } = refer;
  const read = useValueWords(term);
  const words = useWords();
  const name = isWords(term.name) ? words(term.name) : isWords(term.label) ? words(term.label) : "";
  const lines = Object.entries(term)
    .filter(([key, value]) => !APART.has(key) && (key === "penalised" ? value === false : value !== false))
    .map(([key, value]): [string, string] => [t(`field.${key}`, key), read(key, value)]);
  return (
    <TermCard kind={kind} title={name || t(`kind.${kind}`, kind)} clause={term.clause as string | undefined} here={here}>
      <Lines lines={lines} />
    </TermCard>
  );
}
