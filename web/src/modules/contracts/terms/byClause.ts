/** Which terms stand on which clause, read from the file itself. */
import type { Terms } from "@/api/terms";

export interface TermRef {
  /** The key of the contract file, such as `targets`. */
  kind: string;
  id: string;
  term: Record<string, unknown>;
}

const APART = new Set(["clauses", "readings", "parties"]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every term of the file, by kind, in the order of the file. */
export function listTerms(terms: Terms): TermRef[] {
  const found: TermRef[] = [];
  for (const [kind, value] of Object.entries(terms as unknown as Record<string, unknown>)) {
    if (APART.has(kind)) continue;
    const items = Array.isArray(value) ? value : isRecord(value) && "clause" in value ? [value] : [];
    items.filter(isRecord).forEach((term, index) => found.push({ kind, id: String(term.id ?? term.name ?? index), term }));
  }
  return found.map((ref) => ({ ...ref, id: isRecord(ref.term.name) && !ref.term.id ? `${ref.kind}-${found.indexOf(ref)}` : ref.id }));
}

/** All clauses that a term names, on itself or on one of its rows. */
export function clausesOf(value: unknown): Set<string> {
  const clauses = new Set<string>();
  const visit = (node: unknown) => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (isRecord(node)) {
      if (typeof node.clause === "string") clauses.add(node.clause);
      Object.values(node).forEach(visit);
    }
  };
  visit(value);
  return clauses;
}

export function termsByClause(terms: Terms): Map<string, TermRef[]> {
  const byClause = new Map<string, TermRef[]>();
  for (const ref of listTerms(terms)) {
    for (const clause of clausesOf(ref.term)) byClause.set(clause, [...(byClause.get(clause) ?? []), ref]);
  }
  return byClause;
}
