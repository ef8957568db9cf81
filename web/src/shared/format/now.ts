/** One ticking clock for the whole page, set by the server's time rather than the reader's machine. */
import { useSyncExternalStore } from "react";

let offset = 0;
let current = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  current = Date.now() + offset;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    tick();
    timer = setInterval(tick, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

export function setServerNow(iso: string): void {
  const server = Date.parse(iso);
  if (!Number.isNaN(server)) offset = server - Date.now();
}

export function serverNow(): number {
  return Date.now() + offset;
}

/** Milliseconds since 1970 by the server's clock, renewed every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}
