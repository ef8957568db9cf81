import type { ReactElement } from "react";
import styles from "./knowledge.module.css";

/** Plain text as paragraphs and lists; whatever else it holds is shown as it is written. */
export function Paragraphs({ text }: { text: string }): ReactElement {
  return (
    <div className={styles.text}>
      {blocksOf(text).map((block, place) =>
        block.isList ? (
          <ul key={place}>
            {block.lines.map((line, row) => (
              <li key={row}>{line}</li>
            ))}
          </ul>
        ) : (
          <p key={place}>{block.lines.join("\n")}</p>
        ),
      )}
    </div>
  );
}

export interface Block {
  isList: boolean;
  lines: string[];
}

/** Lines that begin with a dash are a list; an empty line ends a block. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*[-•]\s+(.*)$/.exec(line);
    const isList = item !== null;
    if (!line.trim()) {
      open = null;
      continue;
    }
    if (!open || open.isList !== isList) {
      open = { isList, lines: [] };
      blocks.push(open);
    }
    open.lines.push(item?.[1] ?? line);
  }
  return blocks;
}
