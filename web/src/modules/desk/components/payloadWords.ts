import { serverNow, type MomentOptions } from "@/shared/format";
import type { CaseNames } from "./caseNames";

interface Reader {
  names: CaseNames;
  moment: (iso: string, options?: MomentOptions) => string;
  t: (key: string, fallback: string) => string;
}

const TEXT = ["note", "description", "text"];
/** Told elsewhere on the page, or only for the machine. */
const APART = new Set([...TEXT, "title", "contract_id", "contract_version", "contract", "version", "number", "reporter", "corrects"]);
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What an entry says: its running text, and its other values by name. */
export function payloadWords(payload: Record<string, unknown>, reader: Reader): { text: string; facts: [string, string][] } {
  const text = TEXT.map((key) => payload[key]).filter((value) => typeof value === "string" && value !== "").join("\n");
  const facts: [string, string][] = [];
  for (const [key, value] of Object.entries(payload)) {
    if (APART.has(key) || value === null || value === "" || value === undefined) continue;
    if (key === "facts" && typeof value === "object") {
      for (const [fact, given] of Object.entries(value)) facts.push([reader.names.fact(fact), reader.names.value(fact, given)]);
    } else facts.push([reader.t(`field.${key}`, reader.names.fact(key)), scalar(key, value, reader)]);
  }
  return { text, facts };
}

function scalar(key: string, value: unknown, { names, moment }: Reader): string {
  if (key === "reason") return names.reason(String(value));
  if (typeof value === "string" && MOMENT.test(value)) return moment(value, { near: serverNow(), dayEnd: key === "due" });
  return names.value(key, value);
}
