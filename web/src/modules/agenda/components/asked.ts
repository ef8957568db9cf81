/** What the address asks of the agenda. */
import type { AgendaFilters } from "../queries";

export const WHICH = ["all", "late", "ahead"] as const;
export type Which = (typeof WHICH)[number];

const SUBJECT = /^[a-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const LATE: Record<Which, boolean | undefined> = { all: undefined, late: true, ahead: false };

export function whichOf(query: URLSearchParams): Which {
  return WHICH.find((one) => one === query.get("which")) ?? "all";
}

export function filtersOf(query: URLSearchParams): AgendaFilters {
  const subject = query.get("subject") ?? "";
  const kind = query.get("kind");
  return {
    contract: query.get("contract") || undefined,
    kind: kind ? [kind] : undefined,
    subject: SUBJECT.test(subject) ? subject : undefined,
    late: LATE[whichOf(query)],
  };
}
