import { describe, expect, it } from "vitest";
import type { CheckResult } from "@/api/contracts";
import { Problem } from "@/api/problem";
import { excerpt, lineSpan, MAX_BYTES, readFile, refusedText } from "../loading/file";
import { remarksOf, remarksOfRefusal, verdictOf } from "../loading/remarks";

const bytes = (...codes: number[]) => new File([new Uint8Array(codes)], "a.yaml");

describe("a file before it is sent", () => {
  it("is refused when too large, counted in bytes and not in letters", () => {
    expect(refusedText("a".repeat(MAX_BYTES))).toBeNull();
    expect(refusedText("条".repeat(700_000))).toBe("tooLarge");
    expect(refusedText(" \n")).toBe("empty");
  });

  it("is read as UTF-8 or not at all", async () => {
    expect(await readFile(new File(["code: 甲"], "a.yaml"))).toEqual({ text: "code: 甲" });
    expect(await readFile(bytes(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: "a" });
    expect(await readFile(bytes(0xba, 0xcf, 0xcd, 0xac))).toEqual({ refused: "notText" });
    expect(await readFile(bytes())).toEqual({ refused: "empty" });
  });
});

describe("lines", () => {
  const text = "one\ntwo\r\nthree\nfour";

  it("shows the wanted line between its neighbours", () => {
    expect(excerpt(text, 2).map((line) => [line.number, line.text, line.isWanted])).toEqual([
      [1, "one", false],
      [2, "two", true],
      [3, "three", false],
    ]);
    expect(excerpt(text, 1).map((line) => line.number)).toEqual([1, 2]);
    expect(excerpt(text, 4).map((line) => line.number)).toEqual([3, 4]);
    expect([excerpt(text, 0), excerpt(text, 5)]).toEqual([[], []]);
  });

  it("knows where a line begins and ends", () => {
    expect([lineSpan("ab\ncd\n", 1), lineSpan("ab\ncd\n", 2), lineSpan("ab\ncd\n", 9)]).toEqual([[0, 2], [3, 5], [6, 6]]);
  });
});

const finding = (severity: "error" | "warning" | "reading", line: number) => ({ code: "x", severity, message: { zh: `${severity}${line}`, en: "" }, clauses: [], path: "", line });
const result = (more: Partial<CheckResult>): CheckResult => ({ code: "B", title: null, problems: [], findings: [], counts: { error: 0, warning: 0, reading: 0 }, ...more });

describe("what the checker says", () => {
  it("comes by weight, then by line; problems are errors", () => {
    const problem = { code: "wrong_unit", message: { zh: "单位有误", en: "wrong unit" }, path: "", line: 7, column: 1 };
    const remarks = remarksOf(result({ problems: [problem], findings: [finding("reading", 1), finding("error", 9), finding("error", 3)] }), "zh");
    expect(remarks.map((remark) => remark.message)).toEqual(["error3", "单位有误", "error9", "reading1"]);
  });

  it("decides what loading would do", () => {
    expect(verdictOf(result({}))).toBe("ready");
    expect(verdictOf(result({ counts: { error: 1, warning: 0, reading: 0 } }))).toBe("draft");
    expect(verdictOf(result({ problems: [{ code: "x", message: { zh: "", en: "" }, path: "", line: 1, column: 1 }] }))).toBe("unreadable");
  });

  it("keeps the sentence of a refusal that names no line", () => {
    expect(remarksOfRefusal(new Problem(409, { detail: "已有第 2 版" }))).toEqual([{ severity: "error", message: "已有第 2 版", line: 0 }]);
    const broken = new Problem(422, { detail: "内容有误", problems: [{ code: "broken_yaml", message: "不是 YAML", line: 2 }] });
    expect(remarksOfRefusal(broken)).toEqual([{ severity: "error", message: "不是 YAML", line: 2 }]);
  });
});
