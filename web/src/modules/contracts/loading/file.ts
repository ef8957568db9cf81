/** A contract file before it is sent: its size, its encoding, its lines. */

/** What the back end takes; said before anything is sent. */
export const MAX_BYTES = 2_000_000;

export type Refused = "tooLarge" | "notText" | "empty";

export function refusedText(text: string): Refused | null {
  if (!text.trim()) return "empty";
  return new Blob([text]).size > MAX_BYTES ? "tooLarge" : null;
}

/** The text of a chosen file, or why it is not taken. */
export async function readFile(file: File): Promise<{ text: string } | { refused: Refused }> {
  if (file.size > MAX_BYTES) return { refused: "tooLarge" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.trim() ? { text } : { refused: "empty" };
  } catch {
    return { refused: "notText" };
  }
}

export interface Line {
  number: number;
  text: string;
  isWanted: boolean;
}

/** The wanted line and its neighbours; nothing where the text has no such line. */
export function excerpt(text: string, line: number, around = 1): Line[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (line < 1 || line > lines.length) return [];
  const first = Math.max(1, line - around);
  return lines.slice(first - 1, line + around).map((shown, index) => ({ number: first + index, text: shown, isWanted: first + index === line }));
}

/** Where a line begins and ends in the text, for marking it in the editor. */
export function lineSpan(text: string, line: number): [number, number] {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf("\n", start);
    if (next < 0) return [text.length, text.length];
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return [start, end < 0 ? text.length : end];
}
