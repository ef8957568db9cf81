import { act, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { View } from "@/api/lists";
import { MultiChoice } from "@/shared/forms";
import { addressOf, columnsOf, countFilters, filtersOf, orderOfList, USUAL, withoutFilters } from "../lists/filters";
import { MOST_CHOSEN, useSelection } from "../lists/useSelection";

describe("the address of a list", () => {
  const query = new URLSearchParams("state=active&state=paused&open=true&reported_from=2026-10-01&reported_to=2026-10-31&order=due&column=level&column=due&view=7");

  it("is what the back end is asked; days are meant whole, in Beijing", () => {
    expect(filtersOf(query)).toEqual({ state: ["active", "paused"], open: true, reported_from: "2026-09-30T16:00:00.000Z", reported_to: "2026-10-31T16:00:00.000Z" });
    expect([orderOfList(query), columnsOf(query), countFilters(query)]).toEqual(["due", ["level", "due"], 4]);
  });

  it("comes back from a saved view as it was", () => {
    const view = { id: "7", filters: filtersOf(query), columns: columnsOf(query), order: "due" } as unknown as View;
    expect([...addressOf(view)].sort()).toEqual([...query].sort());
  });

  it("leaves out what is no day, no order and no column", () => {
    const wrong = new URLSearchParams("reported_from=yesterday&order=random&column=colour");
    expect([filtersOf(wrong), orderOfList(wrong), columnsOf(wrong)]).toEqual([{}, "newest", USUAL]);
    expect(withoutFilters(query).toString()).toBe("order=due&column=level&column=due&view=7");
  });
});

describe("choosing rows", () => {
  const keys = Array.from({ length: 300 }, (_, place) => String(place));

  it("takes single rows, spans and all, up to the most that one act takes", () => {
    const { result } = renderHook(() => useSelection(keys));
    act(() => result.current.choose("3", true, false));
    act(() => result.current.choose("6", true, true));
    expect([...result.current.chosen]).toEqual(["3", "4", "5", "6"]);
    act(() => result.current.choose("4", false, false));
    expect([...result.current.chosen]).toEqual(["3", "5", "6"]);
    act(() => result.current.chooseAll(true));
    expect([result.current.chosen.size, result.current.full]).toEqual([MOST_CHOSEN, true]);
    act(() => result.current.chooseAll(false));
    expect(result.current.chosen.size).toBe(0);
  });

  it("forgets rows that are shown no more", () => {
    const { result, rerender } = renderHook(({ shown }) => useSelection(shown), { initialProps: { shown: keys } });
    act(() => result.current.choose("3", true, false));
    rerender({ shown: keys.slice(10) });
    expect(result.current.chosen.size).toBe(0);
  });
});

it("offers several values behind one button that names them", async () => {
  const chosen: string[][] = [];
  render(<MultiChoice label="状态" empty="全部" options={[{ value: "a", label: "处理中" }, { value: "b", label: "暂停" }]} chosen={["a"]} onChange={(next) => chosen.push(next)} />);
  await userEvent.click(screen.getByText("处理中", { selector: "summary span" }));
  await userEvent.click(screen.getByRole("checkbox", { name: "暂停" }));
  expect(chosen).toEqual([["a", "b"]]);
});
