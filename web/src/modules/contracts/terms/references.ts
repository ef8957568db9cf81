/** Identifiers by which one term names another, or a part of itself, turned into that one's words. */
import type { Terms } from "@/api/terms";
import type { Words } from "@/shared/i18n";

/** Which list of the file a field's identifiers are looked up in. */
const ELSEWHERE: Record<string, keyof Terms> = {
  ladder: "ladders", after: "acceptance", either_or: "obligations", form: "forms", on_form: "forms", above: "penalties", targets: "targets", sheet: "score_sheets",
};
/** Fields that name a part of their own term. */
const WITHIN: Record<string, string> = { next: "steps", default: "values" };

interface Named {
  id?: unknown;
  name?: unknown;
  label?: unknown;
  what?: unknown;
}

function isWords(value: unknown): value is Words {
  return typeof value === "object" && value !== null && typeof (value as Words).zh === "string";
}

/** The words of what an identifier names; undefined where the field holds no identifier, or an unknown one. */
export function referredWords(key: string, id: string, terms: Terms, own: Record<string, unknown>): Words | undefined {
  const elsewhere = ELSEWHERE[key];
  const within = WITHIN[key];
  const list = (elsewhere ? terms[elsewhere] : within ? own[within] : undefined) as Named[] | undefined;
  const found = Array.isArray(list) ? list.find((one) => one.id === id) : undefined;
  return [found?.name, found?.label, found?.what].find(isWords);
}
