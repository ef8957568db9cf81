import type { ActField, ActOrder } from "@/api/desk";
import { fromZonedInput } from "@/shared/format";
import type { Row } from "@/shared/forms";

/** What was filled in: words, several ids, or rows. */
export type Value = string | string[] | Row[];
export type Values = Record<string, Value>;
export type Filled = Pick<ActOrder, "fields"> & Partial<Pick<ActOrder, "note" | "occurred_at">>;

export const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");
export const idsOf = (value: Value | undefined): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
export const rowsOf = (value: Value | undefined): Row[] => (Array.isArray(value) ? value.filter((one) => typeof one !== "string") : []);

export function isEmpty(value: Value | undefined): boolean {
  return Array.isArray(value) ? value.length === 0 : !(value ?? "").trim();
}

/** The values that were filled in, in the types that the back end takes; moments are meant in the zone. */
export function orderOf(fields: ActField[], values: Values, zone: string): Filled {
  const { note, occurred_at, ...rest } = sendable(fields, values, zone);
  return { ...(typeof note === "string" ? { note } : {}), ...(typeof occurred_at === "string" ? { occurred_at } : {}), fields: rest };
}

function sendable(fields: ActField[], values: Values, zone: string): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.name];
    if (isEmpty(value)) continue;
    sent[field.name] = typeof value === "string" ? single(field, value.trim(), zone) : field.type === "rows" ? rowsOf(value).map((row) => sendable(field.columns ?? [], row, zone)) : idsOf(value);
  }
  return sent;
}

function single(field: ActField, value: string, zone: string): unknown {
  if (field.type === "truth") return value === "true";
  if (field.type === "moment") return fromZonedInput(value, zone);
  if (field.type === "entry") return Number(value);
  return value;
}
