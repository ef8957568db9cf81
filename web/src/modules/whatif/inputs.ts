/** The inputs of a simulated year as they are typed, and as a run is sent them. */
import type { Inputs, RunForm } from "@/api/whatif";

export interface Draft {
  cases: string;
  year: string;
  seed: string;
  bound: string;
  visits: string;
  travel_hours: string;
  report_hours: string;
  /** By level: weight in the mix and mean hours of work. */
  levels: Record<string, { weight: string; hours: string }>;
  /** Engineers by calendar. */
  staff: Record<string, string>;
}

type Plain = Exclude<keyof Draft, "levels" | "staff">;
export const NUMBERS: Plain[] = ["cases", "travel_hours", "visits", "report_hours", "bound", "seed"];

const percent = (share: number): string => String(Math.round(share * 1_000_000) / 10_000);

export function draftOf(form: RunForm): Draft {
  const { inputs } = form;
  return {
    cases: String(inputs.cases),
    year: String(inputs.year ?? form.years[0] ?? ""),
    seed: String(inputs.seed),
    bound: percent(inputs.bound),
    visits: percent(inputs.visits),
    travel_hours: String(inputs.travel_hours),
    report_hours: String(inputs.report_hours),
    levels: Object.fromEntries(inputs.levels.map((one) => [one.level, { weight: String(one.weight), hours: String(one.hours) }])),
    staff: Object.fromEntries(form.calendars.map((one) => [one.id, String(inputs.staff.find((staff) => staff.calendar === one.id)?.engineers ?? 0)])),
  };
}

interface Bound {
  low: number;
  high: number;
  whole?: boolean;
}

const BOUNDS: Record<Plain | "weight" | "hours" | "engineers", Bound> = {
  cases: { low: 1, high: 10_000, whole: true },
  year: { low: 2000, high: 2190, whole: true },
  seed: { low: 0, high: 999_999_999, whole: true },
  bound: { low: 0, high: 100 },
  visits: { low: 0, high: 100 },
  travel_hours: { low: 0.01, high: 500 },
  report_hours: { low: 0.01, high: 500 },
  weight: { low: 0, high: 1_000_000 },
  hours: { low: 0.01, high: 500 },
  engineers: { low: 0, high: 2000, whole: true },
};

export interface Fault {
  low: number;
  high: number;
  whole: boolean;
}

function faultIn(text: string, { low, high, whole = false }: Bound): Fault | null {
  const fits = (whole ? /^\d{1,9}$/ : /^\d{1,7}(\.\d{1,6})?$/).test(text.trim()) && Number(text) >= low && Number(text) <= high;
  return fits ? null : { low, high, whole };
}

/** What cannot be sent, by its place: `cases`, `levels/II/hours`, `staff/office`. */
export function faultsIn(draft: Draft, most: number): Record<string, Fault> {
  const levels = Object.entries(draft.levels).flatMap(([level, one]) => (["weight", "hours"] as const).map((name) => [`levels/${level}/${name}`, faultIn(one[name], BOUNDS[name])] as const));
  const staff = Object.entries(draft.staff).map(([calendar, one]) => [`staff/${calendar}`, faultIn(one, BOUNDS.engineers)] as const);
  const plain = [...NUMBERS, "year" as const].map((name) => [name, faultIn(draft[name], name === "cases" ? { ...BOUNDS.cases, high: most } : BOUNDS[name])] as const);
  return Object.fromEntries([...plain, ...levels, ...staff].flatMap(([place, fault]) => (fault ? [[place, fault]] : [])));
}

export function inputsOf(form: RunForm, draft: Draft): Inputs {
  return {
    ...form.inputs,
    cases: Number(draft.cases),
    year: Number(draft.year),
    seed: Number(draft.seed),
    bound: Number(draft.bound) / 100,
    visits: Number(draft.visits) / 100,
    travel_hours: Number(draft.travel_hours),
    report_hours: Number(draft.report_hours),
    levels: form.levels.map((one) => ({ level: one.id, weight: Number(draft.levels[one.id]?.weight ?? 0), hours: Number(draft.levels[one.id]?.hours ?? 4) })),
    staff: form.calendars.map((one) => ({ calendar: one.id, engineers: Number(draft.staff[one.id] ?? 0) })).filter((one) => one.engineers > 0),
  };
}
