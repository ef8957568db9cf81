/** Decision tables laid out for the eye: two facts as a grid, targets by level, ladders by elapsed time. */
import type { Condition, Ladder, Rung, Target, TargetRow } from "@/api/terms";

export type Value = string | boolean;

export function valuesOf(given: boolean | string | string[] | undefined): Value[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}

/** Facts that the rows ask about, in the order in which they first appear. */
export function factsOf(rows: { when?: Condition | undefined }[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.when ?? {})))];
}

function matches(when: Condition | undefined, fact: string, value: Value): boolean {
  const asked = valuesOf(when?.[fact]);
  return asked.length === 0 || asked.includes(value);
}

export interface Grid {
  down: string;
  across: string;
  rows: { value: Value; cells: (TargetRow | undefined)[] }[];
  columns: Value[];
}

/** A grid when the rows ask about exactly two facts and each cell has at most one row; null otherwise. */
export function toGrid(rows: TargetRow[]): Grid | null {
  const facts = factsOf(rows);
  const [first, second] = facts;
  if (facts.length !== 2 || first === undefined || second === undefined) return null;
  const [down, across] = second === "level" ? [second, first] : [first, second];
  const seen = (fact: string) => [...new Set(rows.flatMap((row) => valuesOf(row.when?.[fact])))];
  const columns = seen(across);
  const lines = seen(down).map((value) => ({
    value,
    found: columns.map((column) => rows.filter((row) => matches(row.when, down, value) && matches(row.when, across, column))),
  }));
  if (lines.some((line) => line.found.some((cell) => cell.length > 1))) return null;
  return { down, across, columns, rows: lines.map((line) => ({ value: line.value, cells: line.found.map((cell) => cell[0]) })) };
}

export interface LevelCell {
  row: TargetRow;
  /** The conditions besides the level. */
  rest: Condition;
}

/** For one target and level: the rows that may apply, each with its further conditions. */
export function rowsForLevel(target: Target, level: string): LevelCell[] {
  if (!matches(target.scope, "level", level)) return [];
  return target.rows
    .filter((row) => matches(row.when, "level", level))
    .map((row) => {
      const rest = Object.fromEntries(Object.entries({ ...target.scope, ...row.when }).filter(([fact]) => fact !== "level"));
      return { row, rest };
    });
}

const UNIT_SECONDS: Record<string, number> = {
  s: 1, min: 60, h: 3600, workday: 86_401, day: 86_400, week: 604_800, month: 2_678_400, year: 31_622_400,
};

/** Seconds for putting lengths in order only; not for arithmetic. */
export function roughSeconds(length: string): number {
  const match = /^(\d+) ?([a-z]+?)s?$/.exec(length);
  if (!match) return Number.POSITIVE_INFINITY;
  const unit = match[2] === "" ? "s" : (match[2] ?? "");
  return Number(match[1]) * (UNIT_SECONDS[unit] ?? 1);
}

export interface LadderGrid {
  columns: string[];
  rows: { level: string | null; cells: Rung[][] }[];
}

/** A ladder as level by elapsed time; a ladder that does not ask for the level has one row, level null. */
export function toLadderGrid(ladder: Ladder, levels: string[]): LadderGrid {
  const columns = [...new Set(ladder.rungs.map((rung) => rung.after))].sort((a, b) => roughSeconds(a) - roughSeconds(b));
  const asked = new Set(ladder.rungs.flatMap((rung) => valuesOf(rung.when?.level)));
  const line = (level: string | null) => ({
    level,
    cells: columns.map((after) => ladder.rungs.filter((rung) => rung.after === after && (level === null || matches(rung.when, "level", level)))),
  });
  if (asked.size === 0) return { columns, rows: [line(null)] };
  const rows = levels.map(line).filter((row) => row.cells.some((cell) => cell.length > 0));
  return { columns, rows };
}
