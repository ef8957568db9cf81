import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ReviewFull } from "@/api/drafting";
import { ALL_CHOICES } from "../choices";
import vocabularyEn from "../i18n/vocabulary.en";
import vocabularyZh from "../i18n/vocabulary.zh";
import { factText, shownTerms, stretches, valueOf } from "../terms";

const evidence = [{ passage: "p1", span: { start: 2, end: 5 } }];
const drafted = [{ id: "t1", kind: "tax", value: { rate: "6%" }, evidence, confidence: 0.9, because: "", proposed_by: "" }];
const verdict = { term: "t1", said: "corrected" as const, kind: "", value: { rate: "9%" }, evidence: [], person_name: "甲", said_at: "" };
const review = { drafted, verdicts: [verdict, { ...verdict, term: "a1", said: "added" as const, kind: "price", value: { amount: "1.00" }, evidence }] } as unknown as ReviewFull;

describe("terms under review", () => {
  it("show what was corrected and what was added", () => {
    expect(shownTerms(review).map((one) => [one.id, one.said, one.value])).toEqual([
      ["t1", "corrected", { rate: "9%" }],
      ["a1", "added", { amount: "1.00" }],
    ]);
  });

  it("cut a passage where evidence begins and ends, counting characters and not code units", () => {
    const cut = stretches("p1", "𠮷𠮷税率六百", shownTerms(review));
    expect(cut.map((one) => [one.start, one.text, one.terms])).toEqual([
      [0, "𠮷𠮷", []],
      [2, "税率六", ["t1", "a1"]],
      [5, "百", []],
    ]);
  });

  it("go into a form and come back the same", () => {
    const value = { roles: ["经理", "总监"], stationed: true, deductions: [{ points: "0.5", per: "day" }], rate: "6%" };
    const facts = [
      { name: "roles", form: "list of words", meaning: "", required: false },
      { name: "stationed", form: "true or false", meaning: "", required: false },
      { name: "deductions", form: "list of deductions", meaning: "", required: false },
      { name: "rate", form: "share", meaning: "", required: true },
    ];
    const texts = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, factText(one)]));
    expect(valueOf(facts, texts)).toEqual(value);
  });

  it("have a name for each kind, fact and choice, in both languages", () => {
    const page = readFileSync("../src/mainstay/drafting/rules/kinds.py", "utf8");
    const facts = [...page.matchAll(/^ {8}"([a-z_]+)": _(?:must|may)/gm)].map((one) => one[1] ?? "");
    const kinds = [...page.matchAll(/^ {4}"([a-z_]+)": \{/gm)].map((one) => one[1] ?? "");
    expect(kinds.length).toBeGreaterThan(20);
    for (const words of [vocabularyZh, vocabularyEn]) {
      expect(kinds.filter((one) => !(one in words.kind))).toEqual([]);
      expect(facts.filter((one) => !(one in words.fact))).toEqual([]);
      expect(ALL_CHOICES.filter((one) => !(one in words.choice))).toEqual([]);
    }
  });
});
