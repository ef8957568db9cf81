import type { CaseDetail, Entry } from "@/api/desk";

/** The forms that are printed from a case. */
export const FORMS = ["problem", "fix", "maintenance", "contact"] as const;
export type FormName = (typeof FORMS)[number];

export const isForm = (value: string): value is FormName => (FORMS as readonly string[]).includes(value);

/** The latest entry of a kind that stands. */
export function lastOf(detail: CaseDetail, kind: string, fits: (entry: Entry) => boolean = () => true): Entry | undefined {
  return detail.entries.findLast((entry) => entry.kind === kind && !entry.withdrawn && fits(entry));
}

/** A text of an entry's payload. */
export function textIn(entry: Entry | undefined, name: string): string {
  const value = entry?.payload[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The file of a drawn signature, none where only the name was given. */
export function drawingIn(entry: Entry | undefined): string | undefined {
  const files = entry?.payload.files;
  const first: unknown = Array.isArray(files) ? files[0] : undefined;
  return typeof first === "object" && first !== null && "id" in first ? String(first.id) : undefined;
}

const TALK = new Set(["commented", "noted", "watched", "unwatched", "signed", "surveyed", "called_back", "contact_sheet_sent"]);

/** The support acts, without what was only said. */
export function actsOf(detail: CaseDetail): Entry[] {
  return detail.entries.filter((entry) => !entry.withdrawn && entry.actor.role !== "system" && !TALK.has(entry.kind) && entry.kind !== "reported");
}
