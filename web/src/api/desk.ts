/** Names for the desk's shapes in the generated schema. */
import type { components, operations } from "./schema";

type Schemas = components["schemas"];

export type CaseRow = Schemas["CaseRow"];
export type CaseFull = Schemas["CaseFull"];
export type CaseDetail = Schemas["CaseDetail"];
export type CasePage = Schemas["CasePage"];
export type CaseState = Schemas["CaseState"];
export type WorkRow = Schemas["WorkItem"];
export type Workbench = Schemas["Workbench"];
export type Counts = Schemas["WorkCounts"];
export type Clock = Schemas["ClockOut"];
export type Entry = Schemas["EntryOut"];
export type ActName = Schemas["Act"];
export type Act = Schemas["ActOut"];
export type ActField = Schemas["ActField"];
export type PersonOn = Schemas["PersonOn"];
export type FollowUp = Schemas["FollowUpOut"];
export type Dispute = Schemas["DisputeOut"];
export type Decision = Schemas["DecisionOut"];
export type Exclusion = Schemas["ExclusionOut"];
export type CaseLink = Schemas["LinkOut"];
export type PartReturn = Schemas["ReturnOut"];
export type ActOrder = Schemas["ActOrder"];
export type CaseOpening = Schemas["CaseOpening"];
export type CaseQuery = NonNullable<operations[keyof operations & `${string}list_cases`]["parameters"]["query"]>;
export type CaseLadders = Schemas["CaseLadders"];
export type LadderRung = Schemas["RungOut"];
export type Delivery = Schemas["DeliveryOut"];
export type HolidayFile = Schemas["HolidayFileOut"];
export type HolidayPreview = Schemas["HolidayPreview"];
export type HolidayMove = Schemas["MoveOut"];
export type OpenWork = Schemas["OpenWork"];
