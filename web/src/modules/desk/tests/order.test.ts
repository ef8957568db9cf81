import { expect, it } from "vitest";
import type { Act, Clock, Entry } from "@/api/desk";
import { liveState } from "@/shared/ui";
import { groupActs, orderActs } from "../components/acts";
import { payloadWords } from "../components/payloadWords";
import { partOf } from "../components/Timeline";
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

it("shows conversation and acts apart, the latest first", () => {
  const entry = (seq: number, kind: string) => ({ seq, kind, occurred_at: `2026-10-0${seq}T00:00:00Z` }) as Entry;
  const entries = [entry(1, "reported"), entry(2, "responded"), entry(3, "noted"), entry(4, "handed_over")];
  expect(partOf(entries, "all").map((one) => one.seq)).toEqual([4, 3, 2, 1]);
  expect(partOf(entries, "talk").map((one) => one.seq)).toEqual([3, 1]);
  expect(partOf(entries, "acts").map((one) => one.seq)).toEqual([4, 2]);
});

it("reads an entry in the words of its form, whence and whither first", () => {
  const names = { fact: (name: string) => name, value: (_: string, value: unknown) => String(value), reason: (id: string) => id };
  const reader = { names, words: (label: { zh: string }) => label.zh, moment: (iso: string) => iso, t: (key: string, fallback: string) => (key.startsWith("lists.") ? key : fallback), clock: (id: string) => `〈${id}〉` };
  const field = (name: string, type: string, zh: string) => ({ name, type, required: false, label: { zh, en: zh }, choices: null, columns: null, side: null });
  const entry = { kind: "disputed", payload: { clock: "respond", line: "software", from: { id: "1", name: "李工" }, note: "有误", files: [] }, fields: [field("clock", "choice", "针对的时限")] } as unknown as Entry;
  expect(payloadWords(entry, reader)).toEqual({ text: "有误", facts: [["from", "李工"], ["line", "lists.line.software"], ["针对的时限", "〈respond〉"]] });
});

it("tells the person-days of an estimate and of its acceptance, none that are nought", () => {
  const names = { fact: (name: string) => name, value: (_: string, given: unknown) => String(given), reason: (id: string) => id };
  const t = (key: string, _: string, blanks?: Record<string, unknown>) => (blanks ? `${String(blanks.days)} 人日` : key);
  const reader = { names, words: (label: { zh: string }) => label.zh, moment: (iso: string) => iso, t, clock: (id: string) => id };
  const said = (payload: Record<string, unknown>) => payloadWords({ kind: "estimated", payload, fields: [] } as unknown as Entry, reader).facts;
  expect(said({ allowance: { id: "changes", clause: "5.2", left: "2", free: "2", over: "3" } })).toEqual([["allowance.free", "2 人日"], ["allowance.over", "3 人日"]]);
  expect(said({ allowance: { id: "changes", clause: "5.2", left: "9", free: "2", over: "0" } })).toEqual([["allowance.free", "2 人日"]]);
  expect(said({ draw: { allowance: "changes", clause: "5.2", days: "2" } })).toEqual([["allowance.drawn", "2 人日"]]);
});
