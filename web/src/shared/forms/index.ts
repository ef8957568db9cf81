export { forgetDrafts, keepDraftsOf, useDraft } from "./drafts";
export { CardChoice, SelectField, TextField } from "./Field";
export { FormDrawer } from "./FormDrawer";
export { MultiChoice } from "./MultiChoice";
export type { CardOption, Option } from "./Field";
export { RowsField } from "./RowsField";
export type { Row, RowColumn } from "./RowsField";
export { Refusal } from "./Refusal";
export { SlowField } from "./SlowField";
