export { EvidenceLinks } from "./EvidenceLinks";
export { FileField } from "./FileField";
export { FileList, filesOf } from "./FileList";
export type { StoredFile } from "./FileList";
export { sizeWords } from "./size";
