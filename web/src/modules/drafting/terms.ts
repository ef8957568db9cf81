/** Terms as the page shows them: the draft with the last word on each, and the facts as text to edit. */
import type { DraftEvidence, DraftTerm, KindFact, ReviewFull, Said, TermValue } from "@/api/drafting";

export interface ShownTerm {
  id: string;
  kind: string;
  value: TermValue;
  evidence: DraftEvidence[];
  confidence: number | null;
  because: string;
  /** The model that proposed it; empty for what the rules read and people added. */
  proposedBy: string;
  said: Said | null;
  by: string;
}

type Json = TermValue[string];

/** Drafted terms in their order, then those that people added; a correction shows what it says. */
export function shownTerms(review: ReviewFull): ShownTerm[] {
  const last = new Map(review.verdicts.map((one) => [one.term, one]));
  const shown = review.drafted.map((term) => withVerdict(term, last.get(term.id)));
  const drafted = new Set(review.drafted.map((term) => term.id));
  const added = review.verdicts.filter((one) => !drafted.has(one.term) && one.said === "added");
  return [...shown, ...added.map((one) => ({ id: one.term, kind: one.kind, value: one.value ?? {}, evidence: one.evidence, confidence: null, because: "", proposedBy: "", said: one.said, by: one.person_name }))];
}

function withVerdict(term: DraftTerm, verdict: ReviewFull["verdicts"][number] | undefined): ShownTerm {
  const base = { id: term.id, kind: term.kind, value: term.value, evidence: term.evidence, confidence: term.confidence, because: term.because, proposedBy: term.proposed_by ?? "" };
  if (!verdict) return { ...base, said: null, by: "" };
  const evidence = verdict.evidence.length > 0 ? verdict.evidence : term.evidence;
  return { ...base, evidence, value: verdict.said === "corrected" ? (verdict.value ?? term.value) : term.value, said: verdict.said, by: verdict.person_name };
}

/** A fact as one line of text; lists are parted by commas, deductions are written 0.5/occurrence. */
export function factText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((one) => (isDeduction(one) ? `${one.points}/${one.per}` : String(one))).join("，");
  return String(value);
}

function isDeduction(one: unknown): one is { points: string; per: string } {
  return typeof one === "object" && one !== null && "points" in one && "per" in one;
}

const LISTS = ["list of words", "list of choices", "list of shares"];

/** The value that a form of texts says; empty facts are left out. */
export function valueOf(facts: KindFact[], texts: Record<string, string>): TermValue {
  const value: TermValue = {};
  for (const fact of facts) {
    const text = (texts[fact.name] ?? "").trim();
    if (text) value[fact.name] = read(fact.form, text);
  }
  return value;
}

function read(form: string, text: string): Json {
  if (form === "true or false") return text === "true";
  const parts = text.split(/[,，、]/).map((part) => part.trim()).filter(Boolean);
  if (form === "list of deductions") return parts.map((part) => ({ points: part.split("/")[0] ?? "", per: part.split("/")[1] ?? "occurrence" }));
  if (!LISTS.includes(form)) return text;
  return form === "list of choices" ? parts.sort() : parts;
}

export interface Stretch {
  text: string;
  /** The terms that were read from here. */
  terms: string[];
  /** Where it begins in the passage. */
  start: number;
}

/** A passage cut where the evidence of a term begins or ends. */
export function stretches(passage: string, text: string, terms: ShownTerm[]): Stretch[] {
  const spans = terms.flatMap((term) => term.evidence.filter((one) => one.passage === passage).map((one) => ({ ...one.span, id: term.id })));
  const signs = Array.from(text);
  const cuts = [...new Set([0, signs.length, ...spans.flatMap((span) => [span.start, span.end])])].filter((at) => at <= signs.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, place) => {
    const end = cuts[place + 1] ?? signs.length;
    return { start, text: signs.slice(start, end).join(""), terms: spans.filter((span) => span.start <= start && end <= span.end).map((span) => span.id) };
  });
}
