/** Names for the shapes of acceptance in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type AcceptanceRow = Schemas["AcceptanceRow"];
export type AcceptancePage = Schemas["AcceptancePage"];
export type AcceptanceFull = Schemas["AcceptanceFull"];
export type AcceptanceState = Schemas["AcceptanceState"];
export type AcceptanceAct = Schemas["AcceptanceAct"];
export type AcceptanceOrder = Schemas["AcceptanceOrder"];
export type AcceptanceItem = Schemas["AcceptanceItem"];
export type AcceptanceStep = Schemas["AcceptanceStepRow"];
export type AcceptanceEntry = Schemas["AcceptanceEntry"];
export type FormBox = Schemas["FormBox"];
export type Medium = Schemas["Medium"];
export type Verdict = Schemas["Verdict"];
