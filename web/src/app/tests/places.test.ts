import { expect, it } from "vitest";
import type { Session } from "@/api/directory";
import { placesFor } from "../places";

function session(role: string): Session {
  return { person: null, organisation: "", roles: [{ role, side: "neutral", contract_id: null, unit_id: null, label: { zh: role, en: role } }] } as Session;
}

it.each([
  ["auditor", true],
  ["administrator", true],
  ["unit_administrator", false],
  ["vendor_manager", false],
])("shows the record of accesses to those who may read it: %s", (role, shown) => {
  expect(placesFor(session(role)).some((place) => place.to === "/access")).toBe(shown);
});
