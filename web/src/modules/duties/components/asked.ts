/** What the address asks of the list of duties. */
import { fromZonedInput } from "@/shared/format";
import type { DutyFilters } from "../queries";
import { firstDay, lastDay, type Month } from "./month";

export const WHICH = ["due", "late", "done", "all"] as const;
export type Which = (typeof WHICH)[number];

const OF_WHICH: Record<Which, DutyFilters> = {
  due: { state: ["open", "submitted"] },
  late: { late: true },
  done: { state: ["done", "excused", "void"] },
  all: {},
};

/** The filters without a span of time: those that the month's counts share. */
export function filtersOf(query: URLSearchParams): DutyFilters {
  const owner = query.get("owner");
  const which = WHICH.find((one) => one === query.get("which")) ?? "due";
  return {
    contract: query.get("contract") || undefined,
    owner: owner === "vendor" || owner === "customer" ? owner : undefined,
    ...OF_WHICH[which],
  };
}

/** From the beginning of a month, or of the chosen day, to its end. */
export function spanOf(month: Month, day: string | null): { since: string; until: string } {
  const first = day ?? firstDay(month);
  const last = day ?? lastDay(month);
  const end = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { since: fromZonedInput(`${first}T00:00`), until: fromZonedInput(`${end}T00:00`) };
}
