/** Days of a week in the roster's zone, and what of a stretch of time falls on each. */
import { civil } from "@/shared/format";

const DAY = 86_400_000;
const two = (value: number) => String(value).padStart(2, "0");

/** The date so many days after another one. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

export function weekFrom(monday: string): string[] {
  return [0, 1, 2, 3, 4, 5, 6].map((count) => dayAfter(monday, count));
}

/** The date and the time of day of an instant in a zone. */
export function dayAndTime(iso: string, zone: string): { day: string; time: string } {
  const at = civil(Date.parse(iso), zone);
  return { day: `${at.year}-${two(at.month)}-${two(at.day)}`, time: `${two(at.hour)}:${two(at.minute)}` };
}

/** The part of a stretch that lies on a day, as `08:30–24:00`; nothing when none does. */
export function partOn(day: string, begins: string, ends: string, zone: string): string | undefined {
  const from = dayAndTime(begins, zone);
  const to = dayAndTime(ends, zone);
  if (from.day > day || to.day < day || (to.day === day && to.time === "00:00")) return undefined;
  return `${from.day === day ? from.time : "00:00"}–${to.day === day ? to.time : "24:00"}`;
}
