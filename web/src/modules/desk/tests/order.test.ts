import { expect, it } from "vitest";
import type { Act, Clock } from "@/api/desk";
import { liveState } from "@/shared/ui";
import { groupActs, orderActs } from "../components/acts";
import { orderClocks } from "../components/ClockList";

it("puts open clocks first by due time and finished ones last", () => {
  const clock = (target_id: string, state: string, due: string | null, ended: string | null = null) => ({ target_id, state, due, ended }) as Clock;
  const ordered = orderClocks([clock("void", "void", null), clock("met", "met", "1", "1"), clock("late", "running", "3"), clock("waiting", "waiting", null), clock("missed", "breached", "2"), clock("over", "breached", "0", "1"), clock("paused", "paused", null)]);
  expect(ordered.map((one) => one.target_id)).toEqual(["missed", "late", "paused", "waiting", "over", "met", "void"]);
});

it("puts acts in the usual order of a case, comments and corrections last", () => {
  const acts = ["correct", "pause", "comment", "resolve", "accept"].map((act) => ({ act }) as Act);
  expect(orderActs(acts).map((act) => act.act)).toEqual(["accept", "resolve", "pause", "correct", "comment"]);
});

it("unfolds further acts by what they are about", () => {
  const acts = ["dispute", "hand_over", "file_report", "note", "rma_open"].map((act) => ({ act }) as Act);
  expect(groupActs(acts).map(([group, found]) => [group, ...found.map((one) => one.act)])).toEqual([
    ["work", "file_report"],
    ["people", "hand_over"],
    ["leftovers", "rma_open"],
    ["talk", "note"],
    ["record", "dispute"],
  ]);
});

it("offers a new level after the usual steps once there is one", () => {
  const acts = ["classify", "resolve"].map((act) => ({ act }) as Act);
  expect(orderActs(acts).map((act) => act.act)).toEqual(["classify", "resolve"]);
  expect(orderActs(acts, true).map((act) => act.act)).toEqual(["resolve", "classify"]);
});

it("turns a running clock soon and then breached as the seconds pass", () => {
  const due = "2026-01-01T10:00:00Z";
  expect(liveState("running", due, Date.parse("2026-01-01T09:29:59Z"))).toBe("running");
  expect(liveState("running", due, Date.parse("2026-01-01T09:30:00Z"))).toBe("soon");
  expect(liveState("running", due, Date.parse("2026-01-01T10:00:00Z"))).toBe("soon");
  expect(liveState("running", due, Date.parse("2026-01-01T10:00:01Z"))).toBe("breached");
  expect(liveState("paused", due, Date.parse("2026-01-02T00:00:00Z"))).toBe("paused");
});
