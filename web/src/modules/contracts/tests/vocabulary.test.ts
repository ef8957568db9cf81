import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import shared from "@/shared/i18n/vocabulary.zh";
import vocabulary from "../i18n/vocabulary.zh";

interface Property {
  enum?: string[];
  const?: string;
  anyOf?: Property[];
  items?: Property;
}
interface Schema {
  enum?: string[];
  properties?: Record<string, Property>;
}
const schemas = (JSON.parse(readFileSync("../tests/snapshots/openapi.json", "utf8")) as { components: { schemas: Record<string, Schema> } }).components.schemas;

function choices(property: Property | undefined): string[] {
  if (!property) return [];
  return [...(property.enum ?? []), ...(property.const ? [property.const] : []), ...[...(property.anyOf ?? []), ...(property.items ? [property.items] : [])].flatMap(choices)];
}

const missing = (words: string[], known: object) => words.filter((word) => !(word in known));
/** Terms that are shown as names and values. */
const PLAIN = [
  "Obligation", "Recurrence", "Reminders", "Deliverable", "AcceptanceStep", "Staffing", "ContactPerson", "Notice", "NoticeTerms", "Exclusion", "Allowance", "ServiceMode", "Rate", "RateLine", "Form", "FormField", "Bound",
  "PeriodFee", "AtOnce", "PauseReason", "Fact", "Choice", "Period", "Maintenance", "PerDay", "ShareOf", "Repetition", "PerOccurrence", "Fixed", "Loss", "Extension", "Right", "Requirement",
];

describe("each word of the contract file", () => {
  it("has a name as a trigger, a measure, an event, a channel or a side", () => {
    expect(missing(schemas.Trigger?.enum ?? [""], vocabulary.trigger)).toEqual([]);
    expect(missing(schemas.Measure?.enum ?? [""], shared.measure)).toEqual([]);
    expect(missing(schemas.Event?.enum ?? [""], shared.event)).toEqual([]);
    expect(missing(schemas.Channel?.enum ?? [""], shared.channel)).toEqual([]);
    expect(missing(schemas.RungAction?.enum ?? [""], shared.action)).toEqual([]);
    expect(missing(schemas.VersionState?.enum ?? [""], shared.contractState)).toEqual([]);
  });

  it.each(PLAIN)("has a name as a field of %s", (name) => {
    const fields = Object.keys(schemas[name]?.properties ?? { "no such schema": 0 });
    expect(missing(fields.filter((field) => !["id", "name", "label", "clause", "reading"].includes(field)), vocabulary.field)).toEqual([]);
  });

  it.each([
    ["Deliverable", "media", "medium"],
    ["Notice", "medium", "medium"],
    ["AcceptanceStep", "outcome", "outcome"],
    ["FormField", "kind", "box"],
    ["FormField", "shows", "fills"],
    ["Recurrence", "align", "align"],
    ["Recurrence", "anchor", "anchor"],
    ["PeriodFee", "basis", "basis"],
    ["PerDay", "basis", "basis"],
    ["PerDay", "payer", "payer"],
    ["PerDay", "form", "form"],
    ["Extension", "form", "form"],
    ["Right", "right", "right"],
    ["Allowance", "per", "per"],
    ["Allowance", "drawn_by", "drawnBy"],
  ] as const)("has a name as a value of %s.%s", (schema, field, group) => {
    const words = choices(schemas[schema]?.properties?.[field]);
    expect(words.length).toBeGreaterThan(0);
    expect(missing(words, vocabulary[group])).toEqual([]);
  });

  it("has a name as a kind of term", () => {
    const kinds = ["targets", "ladders", "obligations", ...Object.keys(schemas.Contract?.properties ?? {})];
    const apart = ["schema", "code", "number", "version", "in_force_from", "title", "summary", "timezone", "source", "signed", "signed_by_both", "amends", "parties", "clauses", "confirm_timeout"];
    expect(missing(kinds.filter((kind) => !apart.includes(kind)), vocabulary.kind)).toEqual([]);
  });
});
