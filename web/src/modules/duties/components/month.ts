/** A month as the weeks that a calendar page shows, Monday first. Days are written `2026-03-01`. */

export interface Month {
  year: number;
  /** 1 to 12. */
  month: number;
}

const two = (value: number) => String(value).padStart(2, "0");
const dayOf = (date: Date) => `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;

export function writeMonth({ year, month }: Month): string {
  return `${year}-${two(month)}`;
}

/** The month written in an address, or the one given when it is none. */
export function readMonth(text: string | null, otherwise: Month): Month {
  const found = /^(20[0-9]{2})-(0[1-9]|1[0-2])$/.exec(text ?? "");
  return found ? { year: Number(found[1]), month: Number(found[2]) } : otherwise;
}

export function shifted({ year, month }: Month, by: number): Month {
  const date = new Date(Date.UTC(year, month - 1 + by, 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

export function firstDay({ year, month }: Month): string {
  return dayOf(new Date(Date.UTC(year, month - 1, 1)));
}

export function lastDay({ year, month }: Month): string {
  return dayOf(new Date(Date.UTC(year, month, 0)));
}

/** The weeks of a month; days of other months are null. */
export function weeksOf({ year, month }: Month): (string | null)[][] {
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells: (string | null)[] = [...Array<null>(lead).fill(null), ...Array.from({ length: count }, (_, place) => dayOf(new Date(Date.UTC(year, month - 1, place + 1))))];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
