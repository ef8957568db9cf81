/** Names for the shapes of duties in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type DutyRow = Schemas["DutyRow"];
export type DutyFull = Schemas["DutyFull"];
export type DutyPage = Schemas["DutyPage"];
export type DutyState = Schemas["DutyState"];
export type DutyOrder = Schemas["DutyOrder"];
export type DutyEntry = Schemas["DutyEntry"];
export type DutyOpening = Schemas["DutyOpening"];
export type OpenAct = Schemas["OpenAct"];
export type DayRow = Schemas["DayRow"];
export type PlanView = Schemas["PlanView"];
export type PlannedRow = Schemas["PlannedRow"];
export type EventRow = Schemas["EventRow"];
export type FeedRow = Schemas["FeedRow"];
