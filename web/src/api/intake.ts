/** Names for the shapes of the intake in the generated schema. */
import type { components, operations } from "./schema";

type Schemas = components["schemas"];

export type ArrivalRow = Schemas["ArrivalRow"];
export type ArrivalPage = Schemas["ArrivalPage"];
export type ArrivalDetail = Schemas["ArrivalDetail"];
export type ArrivalEntry = Schemas["ArrivalEntry"];
export type ArrivalState = Schemas["ArrivalState"];
export type ArrivalQuery = NonNullable<operations[keyof operations & `${string}list_arrivals`]["parameters"]["query"]>;
export type Release = Schemas["Release"];
export type Decline = Schemas["Decline"];
export type Caller = Schemas["CallerOut"];
export type CallerContact = Schemas["CallerContact"];
export type CallRow = Schemas["CallRow"];
export type CallPage = Schemas["CallPage"];
export type CallIn = Schemas["CallIn"];
export type CallResult = Schemas["CallResult"];
export type Ringing = Schemas["Ringing"];
export type SeatContract = Schemas["SeatContract"];
export type Contacts = Schemas["ContactsOut"];
export type ContactChange = Schemas["ContactChangeIn"];
export type Inlet = Schemas["InletOut"];
export type InletShown = Schemas["InletShown"];
export type InletList = Schemas["InletList"];
export type InletIn = Schemas["InletIn"];
export type InletKind = Schemas["InletKind"];
