/** What the address asks of the record of accesses. */
import type { AccessKind } from "@/api/directory";
import { momentOfDay } from "@/shared/format";

export interface AccessFilters {
  kind?: AccessKind;
  person_id?: string;
  person?: string;
  contract?: string;
  what?: string;
  since?: string;
  until?: string;
}

const SAME = ["kind", "person_id", "person", "contract", "what"] as const;
export type FilterName = (typeof SAME)[number] | "from" | "to";
const NAMES: readonly FilterName[] = [...SAME, "from", "to"];

/** The filters for the back end: the last day counts to its end, and a day that is none is left out. */
export function filtersOf(query: URLSearchParams): AccessFilters {
  const found: Record<string, string | undefined> = Object.fromEntries(SAME.map((name) => [name, query.get(name) || undefined]));
  found.since = momentOfDay(query.get("from") ?? "");
  found.until = momentOfDay(query.get("to") ?? "", { end: true });
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Whether the address narrows the record at all. */
export function isNarrowed(query: URLSearchParams): boolean {
  return NAMES.some((name) => query.get(name));
}

/** The address with one filter set, or taken away where the value is empty. */
export function withFilter(query: URLSearchParams, name: FilterName, value: string): URLSearchParams {
  const next = new URLSearchParams(query);
  if (value) next.set(name, value);
  else next.delete(name);
  return next;
}

/** Where the same accesses come as a file. */
export function exportAddress(filters: AccessFilters): string {
  const query = new URLSearchParams({ ...filters }).toString();
  return query ? `/api/directory/access/export?${query}` : "/api/directory/access/export";
}
