import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Status } from "./connection";
import type { LiveEvent } from "./frames";
import { live, whenSignedOut } from "./live";

const LISTS_TOPIC = "contracts";
const LIST_PAUSE = 4_000;
const SOON = 250;

export function useLiveStatus(): Status {
  return useSyncExternalStore(
    (changed) => live.watch(changed),
    () => live.status,
  );
}

/** Keeps the connection of the tab while somebody is signed in. */
export function useLiveConnection(isSignedIn: boolean, onSignedOut: () => void): void {
  const signedOut = useEffectEvent(onSignedOut);
  useEffect(() => {
    if (!isSignedIn) return;
    const hurry = () => live.hurry();
    const look = () => (document.visibilityState === "visible" ? live.hurry() : undefined);
    whenSignedOut(() => signedOut());
    live.start();
    window.addEventListener("online", hurry);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("online", hurry);
      document.removeEventListener("visibilitychange", look);
      live.stop();
    };
  }, [isSignedIn]);
}

/** Hear of a topic while it is shown; null is told when news may have been missed. */
export function useLiveTopic(topic: string | null, onNews: (event: LiveEvent | null) => void): void {
  const news = useEffectEvent(onNews);
  useEffect(() => (topic === null ? undefined : live.listen(topic, (event) => news(event))), [topic]);
}

/** A case that is shown is heard of by its contract and its number. */
export function caseTopic(contract: string, number: string): string {
  return `contract.${contract}.case.${number}`;
}

/** Lists under these keys are read again soon after news, and not more often than every few seconds. */
export function useLiveLists(keys: readonly string[]): void {
  const queries = useQueryClient();
  const read = useEffectEvent(() => {
    for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let next = 0;
    const stop = live.listen(LISTS_TOPIC, () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        next = Date.now() + LIST_PAUSE * (0.75 + Math.random() / 2);
        read();
      }, Math.max(SOON, next - Date.now()));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}

/** When the oldest of what this page shows was loaded; 0 while nothing was. */
export function useLoadedAt(): number {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  return useSyncExternalStore(
    (changed) => cache.subscribe(changed),
    () => {
      const shown = cache.findAll({ type: "active" }).filter((query) => query.queryKey[0] !== "session");
      const times = shown.map((query) => query.state.dataUpdatedAt).filter((time) => time > 0);
      return times.length > 0 ? Math.min(...times) : 0;
    },
  );
}

export function useReadAgain(): () => void {
  const queries = useQueryClient();
  return () => {
    live.hurry();
    void queries.invalidateQueries({ refetchType: "active" });
  };
}
