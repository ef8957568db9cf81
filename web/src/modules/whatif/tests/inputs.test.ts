import { describe, expect, it } from "vitest";
import type { RunForm } from "@/api/whatif";
import { draftOf, faultsIn, inputsOf } from "../inputs";
import { lastPeriod } from "../periods";

const label = { zh: "一", en: "One" };
const INPUTS = { cases: 48, year: 2026, seed: 1, bound: 0.05, visits: 0.3, travel_hours: 1, report_hours: 12, months: [1], hours: [1], levels: [{ level: "I", weight: 3, hours: 4 }], staff: [{ calendar: "office", engineers: 2 }] };
const FORM = { most: 10_000, years: [2025, 2026], levels: [{ id: "I", name: label }], calendars: [{ id: "office", name: label }, { id: "always", name: label }], inputs: INPUTS } as unknown as RunForm;

describe("the inputs of a year", () => {
  it("are those of the contract until somebody types", () => {
    const draft = draftOf(FORM);
    expect([draft.bound, draft.staff]).toEqual(["5", { office: "2", always: "0" }]);
    expect(inputsOf(FORM, draft)).toEqual(INPUTS);
    expect(faultsIn(draft, 10_000)).toEqual({});
  });

  it("say what cannot be sent", () => {
    const draft = { ...draftOf(FORM), cases: "10001", seed: "", visits: "101", levels: { I: { weight: "x", hours: "0" } }, staff: { office: "1.5", always: "0" } };
    expect(Object.keys(faultsIn(draft, 10_000)).sort()).toEqual(["cases", "levels/I/hours", "levels/I/weight", "seed", "staff/office", "visits"]);
    expect(faultsIn(draft, 10_000)["cases"]).toEqual({ low: 1, high: 10_000, whole: true });
  });
});

it("a run begins with the latest month that is over", () => {
  const period = (name: string, is_over: boolean) => ({ period: name, cases: 1, is_over });
  expect(lastPeriod([period("2026", false), period("2026-04", false), period("2026-03", true)])).toBe("2026-03");
  expect(lastPeriod([period("2026", false), period("2026-04", false)])).toBe("2026-04");
  expect(lastPeriod([])).toBeNull();
});
