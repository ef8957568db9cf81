import { useCallback, useState } from "react";

const PREFIX = "mainstay.draft.";
const OWNER = "mainstay.drafts";

function forget(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}

/** What one person was typing is not shown to the next in the same tab. */
export function keepDraftsOf(person: string): void {
  if (sessionStorage.getItem(OWNER) !== person) forget();
  sessionStorage.setItem(OWNER, person);
}

export function forgetDrafts(): void {
  forget();
  sessionStorage.removeItem(OWNER);
}

function read<T>(key: string, initial: T): T {
  const kept = sessionStorage.getItem(PREFIX + key);
  return kept === null ? initial : (JSON.parse(kept) as T);
}

/** State of a form that outlives a reload and a session that ends while somebody types; `clear` when it is sent or given up. */
export function useDraft<T>(key: string, initial: T): [T, (value: T | ((before: T) => T)) => void, () => void] {
  const [value, setValue] = useState<T>(() => read(key, initial));
  const set = useCallback(
    (next: T | ((before: T) => T)) =>
      setValue((before) => {
        const after = typeof next === "function" ? (next as (before: T) => T)(before) : next;
        try {
          sessionStorage.setItem(PREFIX + key, JSON.stringify(after));
        } catch {
          // A full store keeps the last draft that fitted; typing goes on.
        }
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => sessionStorage.removeItem(PREFIX + key), [key]);
  return [value, set, clear];
}
