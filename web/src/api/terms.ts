/** Names for the terms of a contract file in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Terms = Schemas["Contract"];
export type Procedure = Schemas["Procedure"];
export type Reading = Schemas["Reading"];
export type ScoreRule = Schemas["ScoreRule"];
export type ScoreItem = Schemas["ScoreItem"];
export type Clause = Schemas["Clause"];
export type Target = Schemas["Target"];
export type TargetRow = Schemas["Row"];
export type Condition = NonNullable<TargetRow["when"]>;
export type Ladder = Schemas["Ladder"];
export type Rung = Schemas["Rung"];
export type Calendar = Schemas["CalendarTerms"];
export type ScoreSheet = Schemas["ScoreSheet"];
export type Bands = Schemas["Bands"];
export type Band = Schemas["Band"];
export type Payment = Schemas["Payment"];
export type Price = Schemas["Price"];
export type Rate = Schemas["Rate"];
