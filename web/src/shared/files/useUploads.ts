/** The files that a form collects: each with its upload, its progress and what went wrong. */
import { useCallback, useEffect, useRef, useState } from "react";
import { discard, LARGEST, prepare, type Sending } from "./sending";

export type UploadState = "running" | "paused" | "failed" | "done" | "refused";

export interface Item {
  key: string;
  name: string;
  size: number;
  sent: number;
  state: UploadState;
  /** Words of the server; null for a broken line. */
  reason: string | null;
  /** The id of the stored file, once it is whole. */
  id: string | null;
  /** An address of the picture in this browser, for raster images. */
  picture: string | null;
}

const PICTURES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);
let counted = 0;

export interface Uploads {
  items: Item[];
  add: (files: Iterable<File>) => void;
  pause: (key: string) => void;
  resume: (key: string) => void;
  remove: (key: string) => void;
}

export function useUploads(onIds: (ids: string[]) => void): Uploads {
  const [items, setItems] = useState<Item[]>([]);
  const sendings = useRef(new Map<string, Sending>());
  const tell = useRef(onIds);
  useEffect(() => {
    tell.current = onIds;
  });
  const change = useCallback((key: string, change: Partial<Item>) => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...change } : item)));
  }, []);
  const ids = items.flatMap((item) => (item.id ? [item.id] : [])).join(" ");
  useEffect(() => tell.current(ids === "" ? [] : ids.split(" ")), [ids]);
  useEffect(() => {
    const kept = sendings.current;
    return () => kept.forEach((sending) => sending.pause());
  }, []);

  const add = useCallback(
    (files: Iterable<File>) => {
      for (const file of files) {
        counted += 1;
        const key = String(counted);
        const fits = file.size <= LARGEST;
        const picture = PICTURES.has(file.type) ? URL.createObjectURL(file) : null;
        setItems((before) => [...before, { key, name: file.name, size: file.size, sent: 0, state: fits ? "running" : "refused", reason: null, id: null, picture }]);
        if (!fits) continue;
        const sending = prepare(file, {
          onProgress: (sent) => change(key, { sent }),
          onDone: (id) => change(key, { id, sent: file.size, state: "done" }),
          onFailed: (reason) => change(key, { reason, state: "failed" }),
        });
        sendings.current.set(key, sending);
        sending.start();
      }
    },
    [change],
  );
  const pause = useCallback(
    (key: string) => {
      sendings.current.get(key)?.pause();
      change(key, { state: "paused" });
    },
    [change],
  );
  const resume = useCallback(
    (key: string) => {
      change(key, { state: "running", reason: null });
      sendings.current.get(key)?.start();
    },
    [change],
  );
  const remove = useCallback(
    (key: string) => {
      const item = items.find((one) => one.key === key);
      if (item?.id) discard(item.id);
      else sendings.current.get(key)?.giveUp();
      if (item?.picture) URL.revokeObjectURL(item.picture);
      sendings.current.delete(key);
      setItems((before) => before.filter((one) => one.key !== key));
    },
    [items],
  );
  return { items, add, pause, resume, remove };
}

/** True while something is neither whole nor removed. */
export function unfinished(items: Item[]): boolean {
  return items.some((item) => item.state !== "done");
}
