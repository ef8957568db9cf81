/** Names for the shapes of drafting in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ReviewRow = Schemas["ReviewRow"];
export type ReviewOrder = Schemas["ReviewOrder"];
export type ReviewPage = Schemas["ReviewPage"];
export type ReviewFull = Schemas["ReviewFull"];
export type ReviewState = Schemas["ReviewState"];
export type DraftTerm = Schemas["Term"];
export type DraftPassage = Schemas["Passage"];
export type DraftEvidence = Schemas["Evidence"];
export type TermValue = Schemas["Term"]["value"];
export type TermVerdict = Schemas["VerdictOut"];
export type Said = Schemas["Said"];
export type Saying = Schemas["SayingBody"];
export type KindFact = Schemas["FactOut"];
export type Settling = Schemas["SettlingOut"];
export type SettlingRemark = Schemas["RemarkOut"];
