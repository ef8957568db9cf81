/** Names for the shapes of people in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type RosterWeek = Schemas["WeekOut"];
export type RosterRole = Schemas["RoleWeek"];
export type RosterShift = Schemas["ShiftOut"];
export type RosterTurn = Schemas["TurnOut"];
export type RosterGap = Schemas["StretchOut"];
export type RosterHistory = Schemas["HistoryOut"];
export type NewShift = Schemas["ShiftIn"];
