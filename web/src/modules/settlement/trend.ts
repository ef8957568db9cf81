import type { MonthFigures } from "@/api/settlement";

/** The chart shows so many months, the table all of them. */
export const MONTHS_SHOWN = 12;
const STEP = 5;

export interface ScorePoint {
  period: string;
  score: number;
  undisputed: number;
  signed: string[];
  /** Against the month before; null for the first. */
  change: number | null;
}

/** The scores of a sheet, the earliest month first; months without a score are not there. */
export function pointsOf(months: MonthFigures[], sheet: string): ScorePoint[] {
  const found: ScorePoint[] = [];
  for (const month of [...months].reverse()) {
    const one = month.scores.find((score) => score.sheet === sheet);
    if (!one) continue;
    const score = Number(one.score);
    const before = found.at(-1);
    found.push({ period: month.period, score, undisputed: Number(one.undisputed), signed: one.signed, change: before ? rounded(score - before.score) : null });
  }
  return found;
}

/** From where to where the chart reaches: the full score above, below the lowest score and the first border beneath. */
export function scaleOf(points: ScorePoint[], total: number, borders: number[]): { low: number; high: number } {
  const lowest = Math.min(total, ...borders.slice(0, 1), ...points.map((point) => point.score));
  return { low: Math.max(0, Math.floor((lowest - 1) / STEP) * STEP), high: total };
}

export interface Summary {
  mean: number;
  best: ScorePoint;
  worst: ScorePoint;
}

/** Mean, best and worst of some months; null without any. */
export function summaryOf(points: ScorePoint[]): Summary | null {
  const [first] = points;
  if (!first) return null;
  const mean = rounded(points.reduce((sum, point) => sum + point.score, 0) / points.length);
  const best = points.reduce((one, other) => (other.score > one.score ? other : one), first);
  const worst = points.reduce((one, other) => (other.score < one.score ? other : one), first);
  return { mean, best, worst };
}

/** A change with its sign. */
export function signed(change: number): string {
  if (change === 0) return "0";
  return `${change > 0 ? "+" : "−"}${String(Math.abs(change))}`;
}

/** Points have at most two decimals; sums of binary numbers have more. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
