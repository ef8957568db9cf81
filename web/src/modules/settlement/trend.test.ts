import { describe, expect, it } from "vitest";
import type { MonthFigures } from "@/api/settlement";
import { pointsOf, scaleOf, signed, summaryOf } from "./trend";

function month(period: string, score: string | null, undisputed = score): MonthFigures {
  const scores = score === null ? [] : [{ sheet: "monthly", score, undisputed: undisputed ?? score, signed: ["vendor"] }];
  return { period, net: "0.00", closing: "0.00", scores, is_over: score !== null, issued: null };
}

// As the server gives them: the latest first; the running month has no score.
const MONTHS = [month("2026-04", null), month("2026-03", "89.5", "90"), month("2026-02", "100"), month("2026-01", "98.7")];

describe("the trend of scores", () => {
  it("runs from the earliest month and tells each change", () => {
    expect(pointsOf(MONTHS, "monthly").map((one) => [one.period, one.score, one.change])).toEqual([
      ["2026-01", 98.7, null],
      ["2026-02", 100, 1.3],
      ["2026-03", 89.5, -10.5],
    ]);
    expect(pointsOf(MONTHS, "another")).toEqual([]);
  });

  it("reaches from below the lowest score and the first border to the full score", () => {
    const points = pointsOf(MONTHS, "monthly");
    expect(scaleOf(points, 100, [])).toEqual({ low: 85, high: 100 });
    expect(scaleOf(pointsOf([month("2026-01", "100")], "monthly"), 100, [95, 90])).toEqual({ low: 90, high: 100 });
    expect(scaleOf(pointsOf([month("2026-01", "0")], "monthly"), 100, [95, 90])).toEqual({ low: 0, high: 100 });
  });

  it("tells mean, best and worst", () => {
    const told = summaryOf(pointsOf(MONTHS, "monthly"));
    expect([told?.mean, told?.best.period, told?.worst.period]).toEqual([96.07, "2026-02", "2026-03"]);
    expect(summaryOf([])).toBeNull();
  });

  it("writes a change with its sign", () => {
    expect([signed(1.5), signed(0), signed(-10.5)]).toEqual(["+1.5", "0", "−10.5"]);
  });
});
