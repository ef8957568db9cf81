/** Names for the shapes of the catalogue and of what follows the work. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type CatalogueItem = Schemas["ItemRow"];
export type CatalogueForm = Schemas["ItemOut"];
export type AskedQuestion = Schemas["AskedQuestion"];
export type AskedColumn = Schemas["AskedColumn"];
export type ItemOrder = Schemas["ItemOrder"];
export type CatalogueChecked = Schemas["CatalogueChecked"];
export type CatalogueLoaded = Schemas["CatalogueLoaded"];
export type CallBackRow = Schemas["CallBackRow"];
export type CallBackPage = Schemas["CallBackPage"];
export type AllowancePage = Schemas["AllowancePage"];
export type Estimate = Schemas["EstimateOut"];
export type Procedure = Schemas["ProcedureOut"];
export type ProcedureStep = Schemas["StepOut"];
export type KeptImage = Schemas["ImageOut"];
export type ReportedAddress = Schemas["AddressOut"];
export type ItemUsed = Schemas["ItemUsed"];
export type Survey = Schemas["SurveyOut"];
export type SurveyQuestion = Schemas["QuestionOut"];
export type SurveyAnswer = Schemas["SurveyAnswer"];
export type SignOrder = Schemas["SignOrder"];
