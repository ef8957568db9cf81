import { describe, expect, it } from "vitest";
import type { AskedColumn, AskedQuestion } from "@/api/catalogue";
import { Problem } from "@/api/problem";
import { answersOf, faultsOf, missingIn } from "../catalogue/answers";

const column = (name: string, type: AskedColumn["type"], required = false): AskedColumn => ({
  name,
  type,
  required,
  label: { zh: name, en: name },
  hint: null,
  choices: [],
  most: null,
  low: null,
  high: null,
  places: 0,
  pattern: null,
  pattern_says: null,
});
const question = (name: string, type: AskedColumn["type"], required = false, columns: AskedColumn[] = []): AskedQuestion => ({ ...column(name, type, required), columns, most_rows: 10 });
const form = [question("system", "line", true), question("checked", "truth", true), question("rows", "rows", true, [column("key", "line", true), column("ok", "truth")])];

describe("answers to a catalogue item", () => {
  it("are sent in the types of the questions, empty ones left out", () => {
    const typed = { system: " OA ", checked: "false", rows: [{ key: "1", ok: "true" }, { key: "2", ok: "" }] };
    expect(answersOf(form, typed)).toEqual({ system: "OA", checked: false, rows: [{ key: "1", ok: true }, { key: "2" }] });
    expect(answersOf(form, { system: "  ", rows: [] })).toEqual({});
  });

  it("name what is missing by the path that the back end uses", () => {
    expect(missingIn(form, {})).toEqual(["answers.system", "answers.checked", "answers.rows"]);
    expect(missingIn(form, { system: "OA", checked: "true", rows: [{ ok: "true" }] })).toEqual(["answers.rows.0.key"]);
    expect(missingIn(form, { system: "OA", checked: "true", rows: [{ key: "1" }] })).toEqual([]);
  });

  it("show what the back end refused at its field", () => {
    const refused = new Problem(422, { detail: "x", problems: [{ code: "enum", message: "不在可选范围内", path: "answers.fault" }] });
    expect(faultsOf(refused)).toEqual({ "answers.fault": "不在可选范围内" });
    expect(faultsOf(new Error("offline"))).toEqual({});
  });
});
