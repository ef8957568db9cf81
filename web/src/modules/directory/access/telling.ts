/** A line of the record of accesses in words. */
import type { AccessRow } from "@/api/directory";
import type { Names } from "./names";

/** Words of the catalogue by their key, or as given where it has none. */
export type Tell = (key: string, otherwise: string) => string;

/** Told elsewhere on the line: the token beside its person, the case as the link of the subject, how somebody signed in. */
const TOLD = new Set(["token", "case", "how"]);

/** The text that a detail holds under a name; nothing where it has none. */
export function textIn(row: AccessRow, name: string): string {
  const value: unknown = row.detail[name];
  return typeof value === "string" ? value : "";
}

/** Whether what was asked for was not given; of a sign-in the kind says it. */
export function wasRefused(row: AccessRow): boolean {
  return row.status >= 400 && row.kind !== "sign_in_refused";
}

/** Whoever it was: somebody known by name, the operator at the command line, or nobody that is known. */
export function whoDid(row: AccessRow): "person" | "operator" | "unknown" {
  if (row.person_id) return "person";
  return row.kind === "sign_in_refused" ? "unknown" : "operator";
}

/** What was done; of a sign-in, how, since its kind says the rest. */
export function whatOf(row: AccessRow, names: Names, tell: Tell): string {
  if (!row.kind.startsWith("sign_")) return names.what(row.what);
  const how = textIn(row, "how");
  return how && tell(`record.how.${how}`, how);
}

/** The details of a line with their names, in words where there are some. */
export function detailsOf(row: AccessRow, names: Names, tell: Tell): [string, string][] {
  return Object.entries(row.detail)
    .filter(([name, value]) => value !== "" && !TOLD.has(name))
    .map(([name, value]) => [tell(`record.detail.${name}`, name), valueOf(name, value, names, tell)]);
}

function valueOf(name: string, value: unknown, names: Names, tell: Tell): string {
  if (typeof value === "boolean") return tell(value ? "shared:state.yes" : "shared:state.no", String(value));
  const text = String(value);
  if (name === "role") return names.role(text);
  if (name === "scopes") return text.split(" ").map(names.what).join(tell("shared:table.comma", ", "));
  return text;
}
