import { describe, expect, it } from "vitest";
import type { Unit } from "@/api/directory";
import { optionsOf, peopleIn, treeOf } from "../units/tree";

function unit(id: string, parent: string | null, people: number, closed = false): Unit {
  return { id, parent_id: parent, organisation: "局", name: id, is_offered: false, is_closed: closed, is_root: parent === null, people, administrators: [] };
}

const UNITS = [unit("局", null, 1), unit("科", "局", 2), unit("组", "科", 3), unit("旧科", "局", 0, true), unit("公司", null, 4)];

describe("the tree of units", () => {
  it("puts each below the one that it names and leaves out what is closed", () => {
    const shape = treeOf(UNITS).map((root) => [root.unit.id, root.below.map((one) => [one.unit.id, one.below.map((last) => last.unit.id)])]);
    expect(shape).toEqual([
      ["局", [["科", ["组"]]]],
      ["公司", []],
    ]);
  });

  it("counts people here and below", () => {
    expect(treeOf(UNITS).map(peopleIn)).toEqual([6, 4]);
  });

  it("names each by the way from the top", () => {
    expect(optionsOf(UNITS).map((one) => one.label)).toEqual(["局", "局 / 科", "局 / 科 / 组", "公司"]);
  });

  it("begins at whatever is topmost of what one administers", () => {
    expect(treeOf([unit("科", "elsewhere", 2), unit("组", "科", 1)]).map((one) => one.unit.id)).toEqual(["科"]);
  });
});
