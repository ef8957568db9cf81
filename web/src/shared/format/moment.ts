/** Moments are UTC on the wire and are read and written in the contract's zone. */
import type { Language } from "@/shared/i18n";

export const DEFAULT_ZONE = "Asia/Shanghai";

export interface Civil {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
}

const WEEKDAYS = { zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const readers = new Map<string, Intl.DateTimeFormat>();

function reader(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  readers.set(zone, made);
  return made;
}

/** The calendar date and clock time of an instant in a zone. */
export function civil(instant: number, zone: string = DEFAULT_ZONE): Civil {
  const parts: Record<string, number> = {};
  for (const part of reader(zone).formatToParts(instant)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

const two = (value: number) => String(value).padStart(2, "0");

export interface MomentOptions {
  zone?: string;
  /** A due time at 00:00 is the end of the day before, and is written 24:00 of that day. */
  dayEnd?: boolean;
  seconds?: boolean;
  weekday?: boolean;
  /** The year is left out when it equals that of this instant. */
  near?: number;
}

export function formatMoment(iso: string, language: Language, options: MomentOptions = {}): string {
  const zone = options.zone ?? DEFAULT_ZONE;
  const instant = Date.parse(iso);
  const shown = civil(instant, zone);
  const isDayEnd = Boolean(options.dayEnd) && shown.hour === 0 && shown.minute === 0 && shown.second === 0;
  const date = isDayEnd ? civil(instant - 1000, zone) : shown;
  const seconds = options.seconds ? `:${two(shown.second)}` : "";
  const time = isDayEnd ? "24:00" : `${two(shown.hour)}:${two(shown.minute)}${seconds}`;
  const nearYear = options.near === undefined ? null : civil(options.near, zone).year;
  return `${dateWords(date, language, nearYear !== date.year, options.weekday ?? false)} ${time}`;
}

function dateWords(date: Civil, language: Language, withYear: boolean, withWeekday: boolean): string {
  const weekday = withWeekday ? (WEEKDAYS[language][date.weekday] ?? "") : "";
  if (language === "zh") {
    const year = withYear ? `${date.year}年` : "";
    return `${year}${date.month}月${date.day}日${weekday ? ` ${weekday}` : ""}`;
  }
  const year = withYear ? ` ${date.year}` : "";
  return `${weekday ? `${weekday} ` : ""}${date.day} ${MONTHS[date.month - 1] ?? ""}${year}`;
}

/** A plain date as written in a contract, without a zone: `2026-01-31`. */
export function formatDate(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if (language === "zh") return `${year}年${month}月${date}日`;
  return `${date} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/** When a day (`2026-01-31`) begins in the zone, or with `end` when it is over; nothing for what is no day. */
export function momentOfDay(day: string, { end = false, zone = DEFAULT_ZONE } = {}): string | undefined {
  const start = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(start)) return undefined;
  return fromZonedInput(new Date(end ? start + 86_400_000 : start).toISOString().slice(0, 16), zone);
}

/** Value of a `datetime-local` control that shows the instant in the zone. */
export function toZonedInput(instant: number, zone: string = DEFAULT_ZONE): string {
  const at = civil(instant, zone);
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}`;
}

/** The instant that a `datetime-local` value means in the zone, as ISO in UTC. */
export function fromZonedInput(value: string, zone: string = DEFAULT_ZONE): string {
  const wanted = Date.parse(`${value}Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const at = civil(guess, zone);
    const seen = Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
    guess += wanted - seen;
  }
  return new Date(guess).toISOString();
}
