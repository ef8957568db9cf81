import type { ReactElement } from "react";
import type { Ladder, Rung } from "@/api/terms";
import { formatLength } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { toLadderGrid } from "./matrix";
import { Clause, Conditions, Scroll, TermCard } from "./Parts";
import styles from "./terms.module.css";
import { useNames, useTerms } from "./TermsContext";

/** An escalation ladder as a matrix: level down, elapsed time across, who is told in the cell. */
export function LadderCard({ ladder, here }: { ladder: Ladder; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const shared = useTexts();
  const words = useWords();
  const language = useLanguage();
  const names = useNames();
  const { terms } = useTerms();
  const grid = toLadderGrid(ladder, terms.levels.map((level) => level.id));
  const about =
    ladder.basis === "due"
      ? t("ladder.aboutDue", { calendar: names.calendar(ladder.calendar) })
      : t("ladder.about", { start: word(`event.${ladder.start}`), until: word(`event.${ladder.until}`), calendar: names.calendar(ladder.calendar) });
  const quiet = ladder.quiet ? t("ladder.quiet", { start: ladder.quiet.start, end: ladder.quiet.end }) : "";
  return (
    <TermCard kind="ladders" title={words(ladder.name)} clause={ladder.clause} here={here} about={`${about}${quiet}`}>
      <Scroll label={words(ladder.name)}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{word("fact.level")}</th>
              {grid.columns.map((after) => (
                <th key={after} scope="col">
                  {t(ladder.basis === "due" ? "ladder.past" : "ladder.after", { length: formatLength(after, language) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={row.level ?? "all"}>
                <th scope="row">{row.level ? names.value("level", row.level) : shared.t("state.any")}</th>
                {row.cells.map((cell, index) => (
                  <td key={grid.columns[index]}>{cell.length === 0 ? "—" : cell.map((rung) => <RungWords key={rung.id} rung={rung} ladder={ladder} />)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </TermCard>
  );
}

function RungWords({ rung, ladder }: { rung: Rung; ladder: Ladder }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const language = useLanguage();
  const names = useNames();
  const rest = Object.fromEntries(Object.entries(rung.when ?? {}).filter(([fact]) => fact !== "level"));
  const channels = rung.channels.map((channel) => word(`channel.${channel}`)).join("、");
  return (
    <span className={styles.rung}>
      <span className={styles.remark}>{word(`action.${rung.action}`)}</span>
      <strong>{rung.roles.map(names.role).join("、")}</strong>
      {channels ? <span className={styles.remark}>{channels}</span> : null}
      {rung.must_acknowledge ? (
        <span className={styles.remark}>
          {rung.acknowledge_within ? t("ladder.acknowledgeWithin", { length: formatLength(rung.acknowledge_within, language) }) : t("ladder.mustAcknowledge")}
        </span>
      ) : null}
      {Object.keys(rest).length > 0 ? <Conditions when={rest} /> : null}
      {rung.clause && rung.clause !== ladder.clause ? <Clause id={rung.clause} /> : null}
    </span>
  );
}
