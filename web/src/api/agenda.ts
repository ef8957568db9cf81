/** Names for the shapes of the agenda in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type AgendaItem = Schemas["AgendaItem"];
export type AgendaPage = Schemas["AgendaPage"];
