import type { CaseOpening } from "@/api/desk";

export type CaseType = CaseOpening["type"];

/** What somebody may come with: a type of case, or an item of the catalogue. */
export const KINDS = ["fault", "catalogue", "request", "emergency", "complaint", "feedback", "job"] as const;
export type Kind = (typeof KINDS)[number];

export const isKind = (value: string): value is Kind => (KINDS as readonly string[]).includes(value);

/** Only what breaks has a level; the rest is not measured by how grave it is. */
export const hasLevel = (kind: Kind): boolean => kind === "fault" || kind === "emergency";
