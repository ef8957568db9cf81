/** Shapes of the contracts module's answers; the terms themselves are in terms.ts. */
import type { Terms } from "./terms";
import type { Named, Words } from "./words";

export interface FindingCounts {
  error: number;
  warning: number;
  reading: number;
}

export interface ContractRow {
  id: string;
  code: string;
  number: string;
  title: Words;
  customer: Words;
  vendor: Words;
  term_start: string;
  term_end: string;
  signed: string;
  version: number;
  state: string;
  finding_counts: FindingCounts;
}

export interface Finding {
  code: string;
  severity: string;
  message: Words;
  clauses: string[];
  path: string;
  line: number;
}

export interface VersionRow {
  version: number;
  state: string;
  in_force_from: string | null;
  loaded_at: string;
  signatures: { side: string; name?: string; signed_at?: string; at?: string }[];
}

export interface Became {
  kind: string;
  id: string;
  name: Words;
}

export interface ContractDetail {
  id: string;
  code: string;
  version: number;
  state: string;
  versions: VersionRow[];
  terms: Terms;
  findings: Finding[];
  becomes: Record<string, Became[]>;
}

export interface ClauseDetail {
  clause: { id: string; number: string; heading: Words; text: Words; place: { page?: number | null; section?: string } };
  becomes: Became[];
  readings: { id: string; question: Words; reading: Words; because: Words }[];
}

export interface IntakeFact {
  name: string;
  label: Words;
  values: (Named & { meaning?: Words | null; clause_id?: string | null })[];
  default: string | boolean | null;
  derived: boolean;
}

export interface Intake {
  levels: (Named & { meaning: Words | null; clause_id: string | null })[];
  facts: IntakeFact[];
  pauses: (Named & { side: string; clause_id: string })[];
}
