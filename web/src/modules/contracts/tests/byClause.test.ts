import { expect, it } from "vitest";
import type { Terms } from "@/api/terms";
import { termsByClause } from "../terms/byClause";

const terms = {
  clauses: [{ id: "1", clause: "not-a-term" }],
  readings: [{ id: "r", clause: "9" }],
  price: { total: "1", clause: "2" },
  targets: [{ id: "respond", clause: "3.1", rows: [{ length: "1h", clause: "3.2" }, { length: "2h" }] }],
  confirm_timeout: "2 workdays",
} as unknown as Terms;

it("finds a term on its own clause and on those of its rows, and nothing else", () => {
  const found = [...termsByClause(terms)].map(([clause, refs]) => [clause, refs.map((ref) => `${ref.kind}/${ref.id}`)]);
  expect(found).toEqual([
    ["2", ["price/0"]],
    ["3.1", ["targets/respond"]],
    ["3.2", ["targets/respond"]],
  ]);
});
