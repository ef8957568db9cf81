/** Names for the shapes of what-if runs in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type RunForm = Schemas["FormOut"];
export type EditableTarget = Schemas["EditableTarget"];
export type EditableRow = Schemas["EditableRow"];
export type EditablePenalty = Schemas["EditablePenalty"];
export type EditablePoints = Schemas["EditablePoints"];
export type Comparison = Schemas["ComparisonOut"];
export type MovedClock = Schemas["MovedClock"];
export type MovedLine = Schemas["MovedLine"];
export type MovedCase = Schemas["MovedCase"];
export type Simulation = Schemas["SimulationOut"];
export type SimulatedMonth = Schemas["SimulatedMonth"];
export type SimulatedClock = Schemas["SimulatedClock"];
export type Tried = Schemas["TriedOut"];
export type Changes = Schemas["Changes"];
export type Inputs = Schemas["Inputs"];
