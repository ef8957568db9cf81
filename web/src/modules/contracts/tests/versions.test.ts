import { expect, it } from "vitest";
import type { Finding, VersionRow } from "@/api/contracts";
import type { Terms } from "@/api/terms";
import { readingOf, sortFindings } from "../components/findings";
import { noticeOf } from "../components/versionNotice";

const row = (version: number, state: VersionRow["state"]) => ({ version, state }) as VersionRow;

it("tells what a reader of one version must know of the others", () => {
  const versions = [row(1, "in_force"), row(2, "awaiting_signatures")];
  expect(noticeOf({ version: 1, state: "in_force", versions })).toEqual({ kind: "awaiting", other: 2 });
  expect(noticeOf({ version: 2, state: "awaiting_signatures", versions })).toEqual({ kind: "otherInForce", other: 1 });
  expect(noticeOf({ version: 1, state: "ended", versions: [row(1, "ended"), row(2, "in_force")] })).toEqual({ kind: "otherInForce", other: 2 });
  expect(noticeOf({ version: 1, state: "in_force", versions: [row(1, "in_force"), row(2, "draft")] })).toBeNull();
});

it("puts errors first and finds the reading that a finding speaks of", () => {
  const finding = (severity: Finding["severity"], code: string, path: string) => ({ severity, code, path }) as Finding;
  const terms = { readings: [{ id: "a" }, { id: "b" }] } as unknown as Terms;
  const sorted = sortFindings([finding("reading", "reading_taken", "readings.1"), finding("error", "table_hole", "targets.0")]);
  expect(sorted.map((one) => one.severity)).toEqual(["error", "reading"]);
  expect(sorted.map((one) => readingOf(one, terms)?.id)).toEqual([undefined, "b"]);
});
