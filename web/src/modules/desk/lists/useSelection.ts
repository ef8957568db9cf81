import { useCallback, useMemo, useState } from "react";
import type { Selection } from "@/shared/ui";

/** As many as one bulk act takes. */
export const MOST_CHOSEN = 200;

/** Which of the rows shown are chosen; rows that are shown no more are chosen no more. */
export function useSelection(keys: readonly string[]): Selection & { full: boolean; clear: () => void } {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const chosen = useMemo(() => new Set(keys.filter((key) => picked.has(key))), [keys, picked]);
  const choose = useCallback(
    (key: string, on: boolean, span: boolean) => {
      const from = span && last ? keys.indexOf(last) : -1;
      const to = keys.indexOf(key);
      const meant = from < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
      setLast(key);
      setPicked((before) => withKeys(before, meant, on));
    },
    [keys, last],
  );
  const chooseAll = useCallback((on: boolean) => setPicked((before) => withKeys(on ? before : new Set(), on ? keys : [], on)), [keys]);
  const clear = useCallback(() => setPicked(new Set()), []);
  return { chosen, choose, chooseAll, clear, full: chosen.size >= MOST_CHOSEN };
}

function withKeys(before: ReadonlySet<string>, keys: readonly string[], on: boolean): ReadonlySet<string> {
  const after = new Set(before);
  for (const key of keys) {
    if (!on) after.delete(key);
    else if (after.size < MOST_CHOSEN) after.add(key);
  }
  return after;
}
