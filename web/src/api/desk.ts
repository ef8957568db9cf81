/** Shapes of the desk: cases, clocks, entries, acts. Contract words are pairs; moments are ISO in UTC. */
import type { Named, Words } from "./words";

export interface CaseRow {
  id: string;
  number: string;
  title: string;
  contract: { id: string; code: string; title: Words };
  level: Named | null;
  state: string;
  facts: Record<string, string | boolean>;
  reported_at: string;
  next_due_at: string | null;
  next_clock: Omit<RowClock, "state" | "due" | "remaining_seconds"> | null;
  breached: boolean;
  seq: number;
  updated_at: string;
}

export interface RowClock {
  target_id: string;
  measure: string;
  name: Words;
  clause_id: string;
  clause_number: string;
  state: string;
  due: string | null;
  remaining_seconds: number | null;
}

export interface WorkRow extends CaseRow {
  clock: RowClock | null;
}

export interface Counts {
  open: number;
  overdue: number;
  due_soon: number;
  paused: number;
  waiting_confirmation: number;
}

export interface Paged<Row> {
  items: Row[];
  next: string | null;
}

export interface Workbench extends Paged<WorkRow> {
  counts: Counts;
}

export interface ClockPause {
  start: string;
  end: string | null;
  reason: Named | null;
  side: string;
}

export interface Clock {
  target_id: string;
  measure: string;
  name: Words;
  clause: { id: string; number: string; heading: Words };
  state: string;
  start: string | null;
  due: string | null;
  ended: string | null;
  length: string | null;
  calendar: Named | null;
  remaining_seconds: number | null;
  elapsed_seconds: number | null;
  pauses: ClockPause[];
  explanation: Words;
  conditions: { fact: string; value: string | boolean; label: Words }[];
}

export interface Entry {
  seq: number;
  kind: string;
  label: Words;
  occurred_at: string;
  recorded_at: string;
  late_written: boolean;
  actor: { id: string | null; name: string; role: string; role_label: Words; side: string };
  payload: Record<string, unknown>;
  corrects: number | null;
  withdrawn: boolean;
  hash: string;
}

export interface ActField {
  name: string;
  type: "paragraph" | "line" | "moment" | "choice" | "truth" | "entry";
  required: boolean;
  label: Words;
  choices: { value: string; label: Words }[] | null;
}

export interface Act {
  act: string;
  label: Words;
  fields: ActField[];
}

export interface Reporter {
  name: string;
  phone: string;
  mail: string;
}

export interface CaseFull extends CaseRow {
  description: string;
  reporter: Reporter;
  contract_version: number;
  resolved_at: string | null;
  closed_at: string | null;
}

export interface CaseDetail {
  case: CaseFull;
  clocks: Clock[];
  clock_problem: Words | null;
  entries: Entry[];
  acts: Act[];
  now: string;
}
