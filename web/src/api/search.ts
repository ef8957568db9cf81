/** Names for the shapes of searching in the generated schema. */
import type { components, operations } from "./schema";

type Schemas = components["schemas"];

export type TextPart = Schemas["TextPart"];
export type CaseFound = Schemas["CaseFound"];
export type CasesFound = Schemas["CasesFound"];
export type Excerpt = Schemas["Excerpt"];
export type SimilarCase = Schemas["SimilarCase"];
export type SimilarCases = Schemas["SimilarCases"];
export type SimilarAsk = Schemas["SimilarAsk"];
export type SearchQuery = operations[keyof operations & `${string}search_cases`]["parameters"]["query"];
