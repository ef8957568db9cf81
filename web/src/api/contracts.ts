/** Names for the shapes of contracts in the generated schema; the terms themselves are in terms.ts. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ContractRow = Schemas["ContractRow"];
export type ContractDetail = Schemas["ContractDetail"];
export type ClauseDetail = Schemas["ClauseDetail"];
export type Finding = Schemas["ContractFinding"];
export type FindingCounts = Schemas["FindingCounts"];
export type VersionRow = Schemas["VersionRow"];
export type FileProblem = Schemas["FileProblem"];
export type CheckResult = Schemas["CheckResult"];
export type LoadResult = Schemas["LoadResult"];
export type Intake = Schemas["Intake"];
export type IntakeFact = Schemas["IntakeFact"];
