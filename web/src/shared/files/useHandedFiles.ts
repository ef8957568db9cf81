/** Files dropped on a part of the page, or pasted while the focus is in it. */
import { useEffect, useRef, useState, type RefObject } from "react";

interface Handed<Part extends HTMLElement> {
  part: RefObject<Part | null>;
  /** True while something is held over it. */
  over: boolean;
}

export function useHandedFiles<Part extends HTMLElement>(take: (files: File[]) => void): Handed<Part> {
  const part = useRef<Part>(null);
  const taking = useRef(take);
  const [over, setOver] = useState(false);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const target = part.current;
    if (!target) return undefined;
    const stop = new AbortController();
    const receive = (event: Event, files: FileList | undefined) => {
      if (!files || files.length === 0) return;
      event.preventDefault();
      taking.current(Array.from(files));
    };
    const options = { signal: stop.signal };
    target.addEventListener("paste", (event) => receive(event, event.clipboardData?.files), options);
    target.addEventListener("dragleave", () => setOver(false), options);
    target.addEventListener(
      "dragover",
      (event) => {
        event.preventDefault();
        setOver(true);
      },
      options,
    );
    target.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setOver(false);
        receive(event, event.dataTransfer?.files);
      },
      options,
    );
    return () => stop.abort();
  }, []);
  return { part, over };
}
