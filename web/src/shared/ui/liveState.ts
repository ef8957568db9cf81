const SOON_SECONDS = 30 * 60;

/** The state to show at this second: a running clock turns `soon` in its last half hour and `breached` after it. */
export function liveState(state: string, due: string | null, now: number): string {
  if (state !== "running" || !due) return state;
  const left = (Date.parse(due) - now) / 1000;
  if (left < 0) return "breached";
  return left <= SOON_SECONDS ? "soon" : "running";
}
