import { describe, expect, it } from "vitest";
import { Problem } from "@/api/problem";
import type { RunForm } from "@/api/whatif";
import { changesOf, edited, faultsOf, figureOf, isFit, misfits, split, type Edits } from "../edits";

const clause = { id: "3.1", number: "第三条" };
const name = { zh: "响应", en: "Response" };
const row = (number: number, length: string) => ({ row: number, conditions: [], length, calendar: "office", clause });
const FORM = {
  targets: [{ target: "respond", name, clause, rows: [row(1, "30min"), row(2, "10 workdays")] }],
  penalties: [{ penalty: "late", name, clause, share: "0.01%", amount: null, cap_share: "5%" }],
  scores: [{ sheet: "monthly", sheet_name: name, rule: "2.1", text: name, per_occurrence: "0.5", clause }],
} as unknown as RunForm;

const first = figureOf("targets/respond/1", "length", "30min");

describe("typed figures", () => {
  it("are counts and units, whatever is typed so far", () => {
    expect([first.had, split(first.had)]).toEqual(["30 min", ["30", "min"]]);
    expect(split(figureOf("targets/respond/2", "length", "10 workdays").had)).toEqual(["10", "workday"]);
    expect([split("none"), split(" min"), split("x h")]).toEqual([["", "none"], ["", "min"], ["x", "h"]]);
  });

  it("are forgotten when they are the contract's again", () => {
    const typed = edited({}, first, "20 min");
    expect(typed).toEqual({ "targets/respond/1/length": "20 min" });
    expect(edited(typed, first, "30 min")).toEqual({});
  });

  it("are known to fit or not", () => {
    const typed: Edits = { "targets/respond/1/length": " min", "penalties/late/share": "0.05", "penalties/late/cap_share": "10%", "scores/monthly/2.1/per_occurrence": "-1" };
    expect(misfits(typed)).toEqual(["targets/respond/1/length", "penalties/late/share", "scores/monthly/2.1/per_occurrence"]);
    expect([isFit("penalties/late/amount", "500.00"), isFit("penalties/late/amount", "5e3"), isFit("targets/respond/1/length", "none")]).toEqual([true, false, true]);
  });
});

describe("the changes of a run", () => {
  const typed: Edits = { "scores/monthly/2.1/per_occurrence": "1", "targets/respond/2/calendar": "always", "targets/respond/2/length": "5 workday", "penalties/late/share": "0.05%" };

  it("name what was typed and nothing else", () => {
    expect(changesOf(FORM, typed)).toEqual({
      targets: [{ target: "respond", row: 2, length: "5 workday", calendar: "always" }],
      penalties: [{ penalty: "late", share: "0.05%" }],
      scores: [{ sheet: "monthly", rule: "2.1", per_occurrence: "1" }],
      calendars: [],
    });
  });

  it("come back with what is wrong, each at its figure", () => {
    const problems = [
      { code: "not_allowed", message: "合同未约定“立即”的时长", path: "targets.0.length" },
      { code: "share", message: "取值不正确", path: "changes.penalties.0.share" },
      { code: "other", message: "别处", path: "period" },
    ];
    expect(faultsOf(FORM, typed, new Problem(422, { problems }))).toEqual({ "targets/respond/2/length": "合同未约定“立即”的时长", "penalties/late/share": "取值不正确" });
  });
});
