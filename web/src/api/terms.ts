/** The contract file as JSON, by the names that the file uses. */
import type { Named, Words } from "./words";

export type Condition = Record<string, boolean | string | string[]>;

export interface Clause {
  id: string;
  number: string;
  heading: Words;
  text: Words;
  place: { page?: number | null; section?: string };
  silent?: boolean;
}

export interface Choice extends Named {
  meaning?: Words | null;
  clause?: string | null;
}

export interface Fact {
  name: string;
  label: Words;
  values: Choice[];
  default?: string | boolean | null;
  calendar?: string | null;
  clause?: string | null;
}

export interface TargetRow {
  when: Condition;
  length: string;
  start?: string | null;
  calendar?: string | null;
  clause?: string | null;
  note?: Words | null;
}

export interface Target extends Named {
  measure: string;
  clause: string;
  start: string;
  ends?: string | null;
  calendar: string;
  scope: Condition;
  rows: TargetRow[];
}

export interface Rung {
  id: string;
  after: string;
  when: Condition;
  roles: string[];
  action: string;
  channels: string[];
  must_acknowledge: boolean;
  clause?: string | null;
}

export interface Ladder extends Named {
  clause: string;
  basis: string;
  start: string;
  until: string;
  targets: string[];
  calendar: string;
  rungs: Rung[];
}

export interface Calendar extends Named {
  clause: string;
  windows: { days: string[]; start: string; end: string }[];
  holidays: boolean;
  makeup_as: string;
  extra_off: string[];
  extra_work: string[];
}

export interface ScoreRule {
  id: string;
  text: Words;
  points: string;
  per_occurrence?: string | null;
  to?: string | null;
  zero_when?: Words | null;
  scorer?: Words | null;
  clause?: string | null;
}

export interface ScoreSheet extends Named {
  clause: string;
  total?: string;
  every?: string;
  heads: { id: string; name: Words; points: string; rules: ScoreRule[] }[];
}

export interface Band {
  above?: string | null;
  from?: string | null;
  to?: string | null;
  below?: string | null;
  deduct: string;
}

export interface Bands extends Named {
  clause: string;
  sheet: string;
  basis: string;
  bands: Band[];
}

export interface Payment extends Named {
  clause: string;
  share: string;
  basis: string;
  amount?: string | null;
  capitals?: string | null;
  after: string[];
  due?: string | null;
  papers: Words[];
  deposit: boolean;
}

export interface Price {
  total: string;
  capitals: string;
  tax_rates: string[];
  tax_included: boolean;
  clause: string;
  lines: { id: string; name: Words; specification?: Words | null; quantity: string; unit: Words; unit_price: string; amount: string }[];
}

/** A term of a kind without a shape of its own here: its plain values are shown by name. */
export type PlainTerm = Record<string, unknown> & { clause?: string | null };

export interface Terms {
  code: string;
  number: string;
  version: number;
  title: Words;
  summary?: Words | null;
  timezone: string;
  source: string;
  signed: string;
  signed_by_both: boolean;
  term: { start: string; end: string; clause: string };
  parties: { customer: { name: Words; signatory: string }; vendor: { name: Words; signatory: string } };
  clauses: Clause[];
  readings: { id: string; clauses: string[]; question: Words; reading: Words; because: Words }[];
  price: Price;
  calendars: Calendar[];
  levels: Choice[];
  facts: Fact[];
  targets: Target[];
  roles: Choice[];
  ladders: Ladder[];
  payments: Payment[];
  score_sheets: ScoreSheet[];
  bands: Bands[];
}
