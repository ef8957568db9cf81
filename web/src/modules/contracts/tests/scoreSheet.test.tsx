import { render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";
import type { ScoreSheet, Terms } from "@/api/terms";
import "../i18n";
import { ScoreSheetCard } from "../terms/ScoreSheetCard";
import { TermsContext } from "../terms/TermsContext";

const words = (zh: string) => ({ zh, en: zh });
const item = (id: string, each: string, counted: string) => ({ id, text: words(id), per_occurrence: each, counted_by: counted });
const rule = (id: string, more: object) => ({ id, text: words(id), points: "10", per_occurrence: null, to: null, counted_by: "occurrence", items: [], clause: null, ...more });
const rules = [
  rule("多种情形", { items: [item("情形一", "0.50", "occurrence"), item("情形二", "1", "day")] }),
  rule("按项", { per_occurrence: "0.5", counted_by: "item" }),
  rule("区间", { per_occurrence: "5", to: "10" }),
  rule("评定", {}),
];
const sheet = { id: "s", name: words("考核表"), clause: "1", heads: [{ id: "h", name: words("质量"), points: "40", rules }] } as unknown as ScoreSheet;
const terms = { clauses: [], facts: [], levels: [], roles: [], calendars: [] } as unknown as Terms;

it("shows the points of each cause, and what counts as one", () => {
  render(
    <MemoryRouter>
      <TermsContext value={{ contract: "c", version: 1, terms }}>
        <ScoreSheetCard sheet={sheet} here="1" />
      </TermsContext>
    </MemoryRouter>,
  );
  const last = (name: string) => within(screen.getByText(name).closest("tr") as HTMLElement).getAllByRole("cell").at(-1)?.textContent;
  expect(["多种情形", "情形一", "情形二", "按项", "区间", "评定"].map(last)).toEqual(["合计不超过 10 分", "每次 0.5 分", "每日 1 分", "每项 0.5 分", "每次 5–10 分", "酌情评分"]);
  expect(screen.getByRole("rowheader").getAttribute("rowspan")).toBe("6");
});
