/** The state of a list as it stands in the address of the page. */
import type { ColumnName, ListFilters, ListOrder, View } from "@/api/lists";
import { civil, DEFAULT_ZONE, momentOfDay } from "@/shared/format";

export const STATES = ["reported", "active", "paused", "resolved", "confirmed", "closed"] as const;
export const TYPES = ["fault", "request", "data_repair", "complaint", "job", "emergency", "feedback", "address_report", "work_order"] as const;
export const LINES = ["sales", "maintenance", "software", "implementation", "chief_engineer", "expert", "maker"] as const;
export const CHANNELS = ["web", "phone", "mail", "chat", "catalogue", "api", "system"] as const;
export const ORDERS = ["newest", "due", "changed"] as const;
export const COLUMNS = ["contract", "type", "level", "state", "assignee", "line", "channel", "system", "asset", "maker", "reported", "due", "changed", "exclusion"] as const;
export const USUAL: readonly ColumnName[] = ["contract", "level", "state", "assignee", "reported", "due"];

const MANY = ["contract", "state", "level", "type", "line", "channel"] as const;
const ONE = ["assignee", "system", "asset", "maker", "kind", "cause", "q"] as const;
const TRUTHS = ["overdue", "due_soon", "open", "excluded"] as const;
const DAYS = ["reported_from", "reported_to", "closed_from", "closed_to"] as const;
const NAMES: readonly string[] = [...MANY, ...ONE, ...TRUTHS, ...DAYS];

export type ManyName = (typeof MANY)[number];
export type DayName = (typeof DAYS)[number];

export function valuesOf(query: URLSearchParams, name: ManyName): string[] {
  return query.getAll(name).filter(Boolean);
}

/** How many of the filters are set. */
export function countFilters(query: URLSearchParams): number {
  return NAMES.filter((name) => query.getAll(name).some(Boolean)).length;
}

/** The address with some parameters replaced; an empty value takes one away. */
export function withValues(query: URLSearchParams, changes: Record<string, string | readonly string[]>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    for (const one of typeof value === "string" ? [value] : value) if (one) next.append(name, one);
  }
  return next;
}

/** The address without its filters. */
export function withoutFilters(query: URLSearchParams): URLSearchParams {
  return withValues(query, Object.fromEntries(NAMES.map((name) => [name, ""])));
}

function dayOf(moment: string, name: DayName): string {
  const at = civil(Date.parse(moment) - (name.endsWith("_to") ? 1000 : 0), DEFAULT_ZONE);
  return [at.year, at.month, at.day].map((part) => String(part).padStart(2, "0")).join("-");
}

/** What the back end is asked; a day that is none is left out. */
export function filtersOf(query: URLSearchParams): Partial<ListFilters> {
  const found: Record<string, unknown> = {};
  for (const name of MANY) if (valuesOf(query, name).length > 0) found[name] = valuesOf(query, name);
  for (const name of ONE) if (query.get(name)) found[name] = query.get(name);
  for (const name of TRUTHS) if (query.get(name)) found[name] = query.get(name) === "true";
  for (const name of DAYS) {
    const moment = momentOfDay(query.get(name) ?? "", { end: name.endsWith("_to") });
    if (moment) found[name] = moment;
  }
  return found;
}

export function orderOfList(query: URLSearchParams): ListOrder {
  return ORDERS.find((one) => one === query.get("order")) ?? "newest";
}

export function columnsOf(query: URLSearchParams): readonly ColumnName[] {
  const named = query.getAll("column");
  const found = COLUMNS.filter((one) => named.includes(one));
  return found.length > 0 ? found : USUAL;
}

export function queryOf(query: URLSearchParams): Partial<ListFilters> & { order: ListOrder } {
  return { ...filtersOf(query), order: orderOfList(query) };
}

/** The address that shows a saved view. */
export function addressOf(view: Pick<View, "id" | "filters" | "columns" | "order">): URLSearchParams {
  const query = new URLSearchParams({ view: view.id });
  const filters = view.filters as Record<string, unknown>;
  for (const name of MANY) for (const value of (filters[name] as string[] | undefined) ?? []) query.append(name, value);
  for (const name of [...ONE, ...TRUTHS]) {
    const value = filters[name];
    if (value !== "" && value !== null && value !== undefined) query.set(name, String(value));
  }
  for (const name of DAYS) if (typeof filters[name] === "string") query.set(name, dayOf(filters[name], name));
  if (view.order !== "newest") query.set("order", view.order);
  for (const column of view.columns) query.append("column", column);
  return query;
}
