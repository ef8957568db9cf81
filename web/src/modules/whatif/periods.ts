import type { RunForm } from "@/api/whatif";

const MONTH = "2026-03".length;

/** The period that a run begins with: the latest month with cases that is over, else the latest with cases. */
export function lastPeriod(periods: RunForm["periods"]): string | null {
  const months = periods.filter((one) => one.period.length === MONTH);
  return (months.find((one) => one.is_over) ?? months[0])?.period ?? null;
}
