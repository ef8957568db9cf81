import type { ReactElement } from "react";
import { useTexts, useWords } from "@/shared/i18n";
import { Panel } from "@/shared/ui";
import { rowsForLevel } from "./matrix";
import { Clause, Conditions, Scroll } from "./Parts";
import { Limit } from "./TargetCard";
import styles from "./terms.module.css";
import { useTerms } from "./TermsContext";

/** The fault table as it hangs on the wall: levels down, time limits across. */
export function LevelTable(): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const words = useWords();
  const { terms } = useTerms();
  return (
    <Panel title={t("levelTable.title")} flush>
      <Scroll label={t("levelTable.title")}>
        <table className={`${styles.table} ${styles.levelTable}`}>
          <thead>
            <tr>
              <th scope="col">{word("fact.level")}</th>
              {terms.targets.map((target) => (
                <th key={target.id} scope="col">
                  {words(target.name)}
                  <br />
                  <Clause id={target.clause} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {terms.levels.map((level) => (
              <tr key={level.id}>
                <th scope="row">
                  {words(level.name)}
                  {level.meaning ? <span className={styles.meaning}>{words(level.meaning)}</span> : null}
                </th>
                {terms.targets.map((target) => (
                  <td key={target.id}>
                    <LevelCell cells={rowsForLevel(target, level.id)} target={target} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

function LevelCell({ cells, target }: { cells: ReturnType<typeof rowsForLevel>; target: Parameters<typeof Limit>[0]["target"] }): ReactElement {
  if (cells.length === 0) return <>—</>;
  return (
    <ul className={styles.cellRows}>
      {cells.map(({ row, rest }, index) => (
        <li key={index}>
          {Object.keys(rest).length > 0 ? <Conditions when={rest} /> : null}
          <Limit row={row} target={target} />
        </li>
      ))}
    </ul>
  );
}
