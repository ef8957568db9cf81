import type { ReactElement } from "react";
import type { Decision } from "@/api/desk";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./Around.module.css";

export const SIDES = ["customer", "vendor"] as const;

/** What the named person of each side has decided, or that the side has not; `waiting` are the words for that. */
export function Decisions({ made, waiting }: { made: Decision[]; waiting: string }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const words = useWords();
  return (
    <ul className={styles.marks}>
      {SIDES.map((side) => {
        const one = made.find((decision) => decision.side === side);
        const name = word(`side.${side}`);
        return (
          <li key={side}>
            {one ? (
              <a href={`#entry-${one.seq}`} title={one.grounds}>
                {t("dispute.decided", { side: name, name: one.by, decision: words(one.decision.name) })}
              </a>
            ) : (
              t(waiting, { side: name })
            )}
          </li>
        );
      })}
    </ul>
  );
}
