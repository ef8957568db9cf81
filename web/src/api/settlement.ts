/** Names for the shapes of settlement in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type SettledRow = Schemas["SettledRow"];
export type Overview = Schemas["OverviewOut"];
export type ScoredSheet = Schemas["ScoredSheet"];
export type MonthFigures = Schemas["MonthOut"];
export type StatementPageData = Schemas["StatementPage"];
export type StatementLine = Schemas["StatementLine"];
export type Stage = Schemas["StageOut"];
export type Sheet = Schemas["SheetOut"];
export type SheetState = Schemas["SheetState"];
export type SheetRule = Schemas["RuleOut"];
export type Occurrence = Schemas["OccurrenceOut"];
export type Proof = Schemas["Proof"];
export type Difference = Schemas["DifferenceOut"];
export type Issued = Schemas["IssuedOut"];
export type SettlementRecord = Schemas["RecordOut"];
export type RecordBody = Schemas["RecordBody"];
export type RecordAct = Schemas["RecordActOut"];
