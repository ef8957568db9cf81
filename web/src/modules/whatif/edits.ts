/** What somebody typed over the contract's figures, and the changes that a run is sent. */
import type { Problem } from "@/api/problem";
import type { Changes, RunForm } from "@/api/whatif";

export const UNITS = ["min", "h", "workday", "day", "week", "month"] as const;
export type Kind = "length" | "calendar" | "share" | "amount" | "cap_share" | "per_occurrence";

/** Typed values by the place of their figure, such as `targets/respond/3/length`; what stands as in the contract is not there. */
export type Edits = Record<string, string>;

/** One figure that may be changed, and what the contract has. */
export interface Figure {
  key: string;
  kind: Kind;
  had: string;
}

export const figureOf = (key: string, kind: Kind, had: string): Figure => ({ key: `${key}/${kind}`, kind, had: kind === "length" ? readLength(had) : had });

export function edited(edits: Edits, figure: Figure, value: string): Edits {
  const rest = Object.fromEntries(Object.entries(edits).filter(([key]) => key !== figure.key));
  return value === figure.had ? rest : { ...rest, [figure.key]: value };
}

/** `30min` and `10 workdays` as they are typed here, `30 min` and `10 workday`; `none`, `at_once` and `promised` as they are. */
export function readLength(length: string): string {
  const match = /^(\d+) ?([a-z]+?)s?$/.exec(length);
  return match ? joined(match[1] ?? "", match[2] ?? "") : length;
}

/** Count and unit, as far as they are typed; a unit without a count has none. */
export function split(length: string): [string, string] {
  const at = length.lastIndexOf(" ");
  return at < 0 ? ["", length] : [length.slice(0, at), length.slice(at + 1)];
}

const WITHOUT_COUNT = ["none", "at_once", "promised"];

export const isCounted = (unit: string): boolean => !WITHOUT_COUNT.includes(unit);

export function joined(count: string, unit: string): string {
  return isCounted(unit) ? `${count.trim()} ${unit}` : unit;
}

const FORMS: Record<Kind, RegExp> = {
  length: /^((0|[1-9]\d{0,6}) (s|min|h|workday|day|week|month|year)|none|at_once|promised)$/,
  calendar: /./,
  share: /^\d{1,3}(\.\d{1,6})?%$/,
  cap_share: /^\d{1,3}(\.\d{1,6})?%$/,
  amount: /^\d{1,13}(\.\d{1,2})?$/,
  per_occurrence: /^\d{1,9}(\.\d{1,6})?$/,
};

export function isFit(key: string, value: string): boolean {
  return FORMS[key.slice(key.lastIndexOf("/") + 1) as Kind].test(value);
}

export function misfits(edits: Edits): string[] {
  return Object.keys(edits).filter((key) => !isFit(key, edits[key] ?? ""));
}

type Group = "targets" | "penalties" | "scores";
const GROUPS: Group[] = ["targets", "penalties", "scores"];

/** The places that edits name, each once, in the order of the form: `targets/respond/3`. */
function places(form: RunForm, edits: Edits, group: Group): string[] {
  const all = {
    targets: form.targets.flatMap((one) => one.rows.map((row) => targetKey(one.target, row.row))),
    penalties: form.penalties.map((one) => penaltyKey(one.penalty)),
    scores: form.scores.map((one) => pointsKey(one.sheet, one.rule)),
  }[group];
  return all.filter((place) => Object.keys(edits).some((key) => key.startsWith(`${place}/`)));
}

export const targetKey = (target: string, row: number): string => `targets/${target}/${String(row)}`;
export const penaltyKey = (penalty: string): string => `penalties/${penalty}`;
export const pointsKey = (sheet: string, rule: string): string => `scores/${sheet}/${rule}`;

/** What a run is sent. */
export function changesOf(form: RunForm, edits: Edits): Changes {
  const given = (place: string, ...kinds: Kind[]) => Object.fromEntries(kinds.flatMap((kind) => (edits[`${place}/${kind}`] === undefined ? [] : [[kind, edits[`${place}/${kind}`]]])));
  const named = (place: string) => place.split("/");
  return {
    targets: places(form, edits, "targets").map((place) => ({ target: named(place)[1] ?? "", row: Number(named(place)[2]), ...given(place, "length", "calendar") })),
    penalties: places(form, edits, "penalties").map((place) => ({ penalty: named(place)[1] ?? "", ...given(place, "share", "amount", "cap_share") })),
    scores: places(form, edits, "scores").map((place) => ({ sheet: named(place)[1] ?? "", rule: named(place)[2] ?? "", per_occurrence: edits[`${place}/per_occurrence`] ?? "" })),
    calendars: [],
  };
}

/** What the server says is wrong with a figure, by the figure's place. */
export function faultsOf(form: RunForm, edits: Edits, problem: Problem): Record<string, string> {
  const found: Record<string, string> = {};
  for (const one of problem.problems) {
    const match = /^(?:changes\.)?(targets|penalties|scores)\.(\d+)\.(\w+)/.exec(one.path ?? "");
    const group = GROUPS.find((name) => name === match?.[1]);
    if (!match || !group) continue;
    const place = places(form, edits, group)[Number(match[2])];
    if (place) found[`${place}/${match[3] ?? ""}`] = one.message;
  }
  return found;
}
