import type { Session } from "@/api/directory";
import type { IconName } from "@/shared/ui";

export interface Place {
  to: string;
  text: string;
  icon: IconName;
  end?: boolean;
  /** Who has use for it; everybody when left out. */
  roles?: string[];
}

const OVERSEERS = ["auditor", "administrator"];
const SEATS = ["vendor_seat", "vendor_project_manager"];

/** The first four stand on a phone's bar; the others behind "more". */
const PLACES: Place[] = [
  { to: "/", text: "nav.workbench", icon: "workbench", end: true },
  { to: "/cases", text: "nav.cases", icon: "cases", end: true },
  { to: "/cases/report", text: "nav.report", icon: "report" },
  { to: "/duties", text: "nav.duties", icon: "clause" },
  { to: "/agenda", text: "nav.agenda", icon: "soon" },
  { to: "/knowledge", text: "nav.knowledge", icon: "reading" },
  { to: "/catalogue", text: "nav.catalogue", icon: "edit" },
  { to: "/intake/phone", text: "nav.phone", icon: "phone", roles: SEATS },
  { to: "/intake", text: "nav.parked", icon: "mail", end: true, roles: [...SEATS, "administrator"] },
  { to: "/call-backs", text: "nav.callBacks", icon: "note", roles: SEATS },
  { to: "/messages", text: "nav.messages", icon: "bell" },
  { to: "/rosters", text: "nav.rosters", icon: "calendar" },
  { to: "/acceptance", text: "nav.acceptance", icon: "met" },
  { to: "/notices", text: "nav.notices", icon: "flag" },
  { to: "/settlement", text: "nav.settlement", icon: "scales" },
  { to: "/contracts", text: "nav.contracts", icon: "contracts" },
  { to: "/access", text: "nav.access", icon: "lock", roles: OVERSEERS },
  { to: "/calendars", text: "nav.calendars", icon: "calendar", roles: ["administrator"] },
  { to: "/units", text: "nav.units", icon: "person", roles: ["administrator", "unit_administrator"] },
  { to: "/drafting", text: "nav.drafting", icon: "edit", roles: ["administrator"] },
];
export const ON_PHONE = 4;

/** The places that somebody with these roles has use for, in their order. */
export function placesFor(session: Session): Place[] {
  const held = session.roles.map((role) => role.role as string);
  return PLACES.filter((place) => !place.roles || place.roles.some((role) => held.includes(role)));
}
