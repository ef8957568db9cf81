import { createContext, useContext } from "react";
import type { Terms } from "@/api/terms";
import { useTexts, useWords } from "@/shared/i18n";
import type { Value } from "./matrix";

export interface TermsPlace {
  contract: string;
  version: number;
  terms: Terms;
}

export const TermsContext = createContext<TermsPlace | null>(null);

export function useTerms(): TermsPlace {
  const place = useContext(TermsContext);
  if (!place) throw new Error("terms are read inside a contract only");
  return place;
}

/** Names of what a contract defines, in the reader's language. */
export function useNames(): {
  fact: (name: string) => string;
  value: (fact: string, value: Value) => string;
  role: (id: string) => string;
  calendar: (id: string | null | undefined) => string;
  clauseNumber: (id: string) => string;
} {
  const { terms } = useTerms();
  const words = useWords();
  const shared = useTexts();
  const { t } = useTexts("words");
  const named = (list: { id: string; name: Parameters<typeof words>[0] }[], id: string) => words(list.find((item) => item.id === id)?.name) || id;
  return {
    fact: (name) => words(terms.facts.find((fact) => fact.name === name)?.label) || t(`fact.${name}`, name),
    value: (fact, value) => {
      if (typeof value === "boolean") return shared.t(value ? "state.yes" : "state.no");
      if (fact === "level") return named(terms.levels, value);
      return named(terms.facts.find((item) => item.name === fact)?.values ?? [], value);
    },
    role: (id) => named(terms.roles, id),
    calendar: (id) => (id ? named(terms.calendars, id) : ""),
    clauseNumber: (id) => terms.clauses.find((clause) => clause.id === id)?.number ?? id,
  };
}
