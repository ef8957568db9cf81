/** Lengths of time as people read them, and as contracts write them. */
import type { Language } from "@/shared/i18n";

const UNITS = {
  zh: { d: " 天", h: " 小时", m: " 分钟", s: " 秒", gap: " " },
  en: { d: " d", h: " h", m: " min", s: " s", gap: " " },
};

/** The two leading units of a span: `3 天 4 小时`, `2 小时 5 分钟`, `40 秒`. The sign is dropped. */
export function formatSpan(seconds: number, language: Language): string {
  const unit = UNITS[language];
  const total = Math.floor(Math.abs(seconds));
  const parts: [number, string][] = [
    [Math.floor(total / 86_400), unit.d],
    [Math.floor((total % 86_400) / 3600), unit.h],
    [Math.floor((total % 3600) / 60), unit.m],
    [total % 60, unit.s],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0${unit.s}`;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count}${name}`)
    .join(unit.gap);
}

const two = (value: number) => String(value).padStart(2, "0");

/** A running figure of fixed width: `02:15:09`, from two days on `3 天 04:10`. */
export function formatCountdown(seconds: number, language: Language): string {
  const total = Math.floor(Math.abs(seconds));
  const days = Math.floor(total / 86_400);
  if (days >= 2) {
    const rest = total % 86_400;
    return `${days}${UNITS[language].d} ${two(Math.floor(rest / 3600))}:${two(Math.floor((rest % 3600) / 60))}`;
  }
  return `${two(Math.floor(total / 3600))}:${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
}

const LENGTH = /^(\d+) ?(s|min|h|workday|day|week|month|year)s?$/;
const ZH: Record<string, string> = {
  s: "秒", min: "分钟", h: "小时", workday: "个工作日", day: "日", week: "周", month: "个月", year: "年",
};
const EN: Record<string, string> = {
  s: "second", min: "minute", h: "hour", workday: "working day", day: "day", week: "week", month: "month", year: "year",
};
const SPECIAL: Record<string, Record<Language, string>> = {
  none: { zh: "不设时限", en: "No limit" },
  at_once: { zh: "立即", en: "At once" },
  promised: { zh: "按承诺时限", en: "As promised" },
  as_asked: { zh: "按甲方要求", en: "As asked" },
};

/** `10 workdays` → `10 个工作日`; `0 days` is the end of the same day; unknown forms are shown as they are. */
export function formatLength(length: string, language: Language): string {
  const special = SPECIAL[length];
  if (special) return special[language];
  const match = LENGTH.exec(length);
  if (!match) return length;
  const count = Number(match[1]);
  const unit = match[2] ?? "";
  if (unit === "day" && count === 0) return language === "zh" ? "当日内" : "Same day";
  if (language === "zh") return `${count} ${ZH[unit] ?? unit}`;
  return `${count} ${EN[unit] ?? unit}${count === 1 ? "" : "s"}`;
}
