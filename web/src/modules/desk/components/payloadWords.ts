import type { ActField, Entry } from "@/api/desk";
import { serverNow, type MomentOptions } from "@/shared/format";
import type { CaseNames } from "./caseNames";

interface Reader {
  names: CaseNames;
  /** Words in the reader's language. */
  words: (label: ActField["label"]) => string;
  moment: (iso: string, options?: MomentOptions) => string;
  t: (key: string, fallback: string, blanks?: Record<string, unknown>) => string;
  /** The name of a time limit. */
  clock: (id: string) => string;
}

const TEXT = ["note", "description", "text"];
/** Told elsewhere on the page, or only for the machine. */
const APART = new Set([...TEXT, "title", "contract_id", "contract_version", "contract", "version", "reporter", "corrects", "sha256", "side", "files", "mentions"]);
/** Of a report only: its number stands in the head of the page. */
const OF_THE_REPORT = new Set(["number", "item"]);
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** Values with words of their own, by the name of their vocabulary. */
const WORDED: Record<string, string> = { line: "lists.line", from_line: "lists.line", type: "lists.type", channel: "lists.channel" };

/** What of an estimate the price covers and what is over it, and what its acceptance has drawn: the value's names and their words. */
const PERSON_DAYS: Record<string, [string, string][]> = {
  allowance: [["free", "allowance.free"], ["over", "allowance.over"]],
  draw: [["days", "allowance.drawn"]],
};

type Said = Pick<Entry, "kind" | "payload" | "fields">;

/** What an entry says: its running text, and its other values by name. */
export function payloadWords(entry: Said, reader: Reader): { text: string; facts: [string, string][] } {
  const { payload } = entry;
  const text = TEXT.map((key) => payload[key]).filter((value) => typeof value === "string" && value !== "").join("\n");
  const facts: [string, string][] = [];
  for (const [key, value] of Object.entries(payload).sort(([a], [b]) => rank(a, entry) - rank(b, entry))) {
    if (APART.has(key) || value === null || value === "" || value === undefined) continue;
    if (entry.kind === "reported" && OF_THE_REPORT.has(key)) continue;
    const field = entry.fields.find((one) => one.name === key);
    if (PERSON_DAYS[key] && isRecord(value)) {
      for (const [name, word] of PERSON_DAYS[key]) if (value[name] !== "0") facts.push([reader.t(word, name), reader.t("allowance.days", String(value[name]), { days: value[name] })]);
    } else if (key === "facts" && isRecord(value)) {
      for (const [fact, given] of Object.entries(value)) facts.push([reader.names.fact(fact), reader.names.value(fact, given)]);
    } else if (field && key !== "line") facts.push([reader.words(field.label), shown(field, value, reader)]);
    else facts.push([reader.t(`payload.${key}`, reader.t(`field.${key}`, reader.names.fact(key))), scalar(key, value, reader)]);
  }
  return { text, facts };
}

const FIRST = ["from", "to", "from_line", "line"];

/** Whence and whither first, then the values in the order of the form, then the rest. */
function rank(key: string, entry: Said): number {
  const first = FIRST.indexOf(key);
  const place = entry.fields.findIndex((field) => field.name === key);
  if (first >= 0) return first - FIRST.length;
  return place >= 0 ? place : entry.fields.length;
}

/** A value in the words of the field that asked for it. */
function shown(field: ActField, value: unknown, reader: Reader): string {
  const choice = field.choices?.find((one) => one.value === String(value));
  if (choice) return reader.words(choice.label);
  if (field.type === "entry") return reader.t("dispute.entry", String(value), { seq: value });
  if (field.name === "clock") return reader.clock(String(value));
  if (field.type === "rows" && Array.isArray(value)) return value.map((row) => rowWords(field, row, reader)).join("\n");
  return scalar(field.name, value, reader);
}

function rowWords(field: ActField, row: unknown, reader: Reader): string {
  if (!isRecord(row)) return String(row);
  return (field.columns ?? []).filter((column) => row[column.name] !== undefined).map((column) => `${reader.words(column.label)}: ${shown(column, row[column.name], reader)}`).join(" · ");
}

function scalar(key: string, value: unknown, reader: Reader): string {
  const { names, moment, t } = reader;
  if (Array.isArray(value)) return value.map((one) => scalar(key, one, reader)).join("、");
  if (isRecord(value)) return typeof value.name === "string" ? value.name : Object.values(value).map(String).join(" · ");
  if (key === "reason") return names.reason(String(value));
  if (WORDED[key]) return t(`${WORDED[key]}.${String(value)}`, String(value));
  if (typeof value === "string" && MOMENT.test(value)) return moment(value, { near: serverNow(), dayEnd: key === "due" });
  return names.value(key, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
