import type { ReactElement } from "react";
import type { TextPart } from "@/api/search";
import styles from "./search.module.css";

/** A text in which the words that were searched for are marked. */
export function Marked({ parts }: { parts: TextPart[] }): ReactElement {
  return (
    <>
      {parts.map((part, place) => (part.hit ? <mark key={place} className={styles.mark}>{part.text}</mark> : <span key={place}>{part.text}</span>))}
    </>
  );
}
