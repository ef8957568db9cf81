import { describe, expect, it } from "vitest";
import type { Ladder, Target, TargetRow } from "@/api/terms";
import { factsOf, rowsForLevel, toGrid, toLadderGrid } from "../terms/matrix";

const row = (when: TargetRow["when"], length: string): TargetRow => ({ when: when ?? {}, length });

describe("toGrid", () => {
  it("lays two facts out with the level down", () => {
    const grid = toGrid([row({ stationed: true, level: "I" }, "10min"), row({ stationed: false, level: "I" }, "2h"), row({ level: ["II", "III"] }, "4h")]);
    expect(grid?.down).toBe("level");
    expect(grid?.columns).toEqual([true, false]);
    expect(grid?.rows.map((line) => [line.value, ...line.cells.map((cell) => cell?.length)])).toEqual([
      ["I", "10min", "2h"],
      ["II", "4h", "4h"],
      ["III", "4h", "4h"],
    ]);
  });

  it("leaves holes open", () => {
    const grid = toGrid([row({ level: "I", visit: true }, "1h"), row({ level: "II", visit: false }, "2h")]);
    expect(grid?.rows[0]?.cells[1]).toBeUndefined();
  });

  it("refuses one fact, three facts and overlapping rows", () => {
    expect(toGrid([row({ level: "I" }, "1h")])).toBeNull();
    expect(toGrid([row({ level: "I", visit: true, mode: "phone" }, "1h")])).toBeNull();
    expect(toGrid([row({ level: "I", visit: true }, "1h"), row({ level: "I" }, "2h")])).toBeNull();
  });
});

describe("rowsForLevel", () => {
  const target = { scope: { level: ["I", "II"] }, rows: [row({ level: "I", stationed: true }, "10min"), row({}, "none")] } as unknown as Target;

  it("takes the rows that may apply and their further conditions", () => {
    expect(rowsForLevel(target, "I").map((cell) => [cell.row.length, cell.rest])).toEqual([
      ["10min", { stationed: true }],
      ["none", {}],
    ]);
    expect(rowsForLevel(target, "II").map((cell) => cell.row.length)).toEqual(["none"]);
  });

  it("is empty outside the scope", () => expect(rowsForLevel(target, "III")).toEqual([]));
});

describe("toLadderGrid", () => {
  const rung = (id: string, after: string, when: object = {}) => ({ id, after, when, roles: ["head"], action: "notify", channels: [], must_acknowledge: false });
  const ladder = (...rungs: ReturnType<typeof rung>[]) => ({ rungs }) as unknown as Ladder;

  it("orders the columns by time, not by text", () => {
    const grid = toLadderGrid(ladder(rung("a", "2h"), rung("b", "1 workdays"), rung("c", "30min")), ["I"]);
    expect(grid.columns).toEqual(["30min", "2h", "1 workdays"]);
    expect(grid.rows).toHaveLength(1);
    expect(grid.rows[0]?.level).toBeNull();
  });

  it("has a row for each level that is told somebody", () => {
    const grid = toLadderGrid(ladder(rung("a", "1h", { level: "I" }), rung("b", "2h", { level: ["I", "II"] })), ["I", "II", "III"]);
    expect(grid.rows.map((line) => [line.level, line.cells.map((cell) => cell.map((one) => one.id))])).toEqual([
      ["I", [["a"], ["b"]]],
      ["II", [[], ["b"]]],
    ]);
  });
});

it("lists facts in the order of their first row", () => {
  expect(factsOf([row({ visit: true }, "1h"), row({ level: "I", visit: false }, "1h")])).toEqual(["visit", "level"]);
});
