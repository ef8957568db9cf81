import type { Act, ActName } from "@/api/desk";

/** Where an act stands that only changes what is known already. */
const AGAIN = 50;
/** Acts that never move the work on stand at the end. */
const LAST: ActName[] = ["comment", "correct"];
/** The order in which a case usually goes on. */
const USUAL: ActName[] = ["acknowledge", "accept", "respond", "classify", "confirm", "resume", "arrive", "diagnose", "resolve", "close", "start_support", "agree_visit", "work_around", "promise", "file_report", "pause", "take_over", "assign", "hand_over"];

export function orderActs(acts: Act[], isClassified = false): Act[] {
  const rank = (act: Act) => {
    if (act.act === "classify" && isClassified) return AGAIN;
    const usual = USUAL.indexOf(act.act);
    return LAST.includes(act.act) ? 1000 : usual < 0 ? 100 : usual;
  };
  return [...acts].sort((a, b) => rank(a) - rank(b));
}

const GROUPS: [string, ActName[]][] = [
  ["people", ["acknowledge", "take_over", "assign", "hand_over"]],
  ["leftovers", ["open_follow_up", "finish_follow_up", "order_work", "link", "rma_open", "rma_sent", "rma_returned"]],
  ["talk", ["note", "attach", "watch", "unwatch", "join"]],
  ["record", ["describe", "correct", "dispute", "decide_dispute", "exclude", "decide_exclusion"]],
];

/** Acts by what they are about, in their order; what has no group of its own is work. */
export function groupActs(acts: Act[]): [string, Act[]][] {
  const groupOf = (act: Act) => GROUPS.find(([, names]) => names.includes(act.act))?.[0] ?? "work";
  const names = ["work", ...GROUPS.map(([name]) => name)];
  return names.map((name): [string, Act[]] => [name, acts.filter((act) => groupOf(act) === name)]).filter(([, found]) => found.length > 0);
}
