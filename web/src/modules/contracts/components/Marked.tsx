import type { ReactElement } from "react";

/** Text with each occurrence of the wanted words marked. */
export function Marked({ text, wanted }: { text: string; wanted: string }): ReactElement {
  const needle = wanted.trim().toLowerCase();
  if (!needle) return <>{text}</>;
  const parts: ReactElement[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, from)) {
    parts.push(<span key={`t${from}`}>{text.slice(from, at)}</span>, <mark key={`m${at}`}>{text.slice(at, at + needle.length)}</mark>);
    from = at + needle.length;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
