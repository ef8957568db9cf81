import type { ReactElement } from "react";
import type { Finding } from "@/api/contracts";
import { useTexts, useWords } from "@/shared/i18n";
import { EmptyState, Panel, StateMark } from "@/shared/ui";
import { Clause } from "../terms/Parts";
import { useTerms } from "../terms/TermsContext";
import styles from "./FindingsView.module.css";

const ORDER = ["error", "warning", "reading"];

/** What the checker found, and where the file had to choose how to read the paper. */
export function FindingsView({ findings }: { findings: Finding[] }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const { terms } = useTerms();
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <>
      <Panel title={t("findings.title")} flush>
        {sorted.length === 0 ? <EmptyState title={t("findings.clean")} /> : null}
        <ul className={styles.list}>
          {sorted.map((finding, index) => (
            <li key={index}>
              <StateMark kind="severity" value={finding.severity} />
              <span>{words(finding.message)}</span>
              <span className={styles.clauses}>
                {finding.clauses.map((clause) => (
                  <Clause key={clause} id={clause} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      {terms.readings.length > 0 ? (
        <Panel title={t("findings.readings")} flush>
          <ul className={styles.list}>
            {terms.readings.map((reading) => (
              <li key={reading.id} className={styles.reading}>
                <p>{words(reading.question)}</p>
                <p>
                  <strong>{t("findings.taken")}</strong> {words(reading.reading)}
                </p>
                <p className={styles.quiet}>{words(reading.because)}</p>
                <span className={styles.clauses}>
                  {reading.clauses.map((clause) => (
                    <Clause key={clause} id={clause} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  );
}
