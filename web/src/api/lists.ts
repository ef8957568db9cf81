/** Names for the shapes of lists, views, bulk acts and exports in the generated schema. */
import type { components, operations } from "./schema";

type Schemas = components["schemas"];

export type ListFilters = Schemas["ListFilters"];
export type ListOrder = Schemas["Order"];
export type ColumnName = Schemas["Column"];
export type CaseQuery = NonNullable<operations[keyof operations & `${string}list_cases`]["parameters"]["query"]>;
export type View = Schemas["ViewOut"];
export type Views = Schemas["Views"];
/** What is left out of the filters is not asked for. */
export type ViewOrder = Omit<Schemas["ViewBody"], "filters"> & { filters: Partial<ListFilters> };
export type BulkAct = Schemas["BulkAct"];
export type BulkOrder = Schemas["BulkOrder"];
export type BulkResults = Schemas["BulkResults"];
export type BulkResult = Schemas["BulkResult"];
export type Export = Schemas["ExportOut"];
export type ExportOrder = Omit<Schemas["ExportBody"], "filters"> & { filters: Partial<ListFilters> };
