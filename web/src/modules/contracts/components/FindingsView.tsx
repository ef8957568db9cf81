import { useState, type ReactElement } from "react";
import type { Finding } from "@/api/contracts";
import { useTexts, useWords } from "@/shared/i18n";
import { EmptyState, Panel, StateMark } from "@/shared/ui";
import { Clause } from "../terms/Parts";
import { useTerms } from "../terms/TermsContext";
import { readingOf, sortFindings, SEVERITIES, type Severity } from "./findings";
import styles from "./FindingsView.module.css";

/** What the checker found, and where the file had to choose how to read the paper. */
export function FindingsView({ findings }: { findings: Finding[] }): ReactElement {
  const { t } = useTexts("contracts");
  const [wanted, setWanted] = useState<Severity | null>(null);
  const shown = sortFindings(findings).filter((finding) => wanted === null || finding.severity === wanted);
  return (
    <Panel title={t("findings.title")} flush>
      {findings.length === 0 ? <EmptyState title={t("findings.clean")} /> : <Filters findings={findings} wanted={wanted} onWanted={setWanted} />}
      <ul className={styles.list}>
        {shown.map((finding, index) => (
          <li key={index}>
            <StateMark kind="severity" value={finding.severity} />
            <div>
              <FindingWords finding={finding} />
              <p className={styles.clauses}>
                {finding.clauses.map((clause) => (
                  <Clause key={clause} id={clause} />
                ))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface FiltersProps {
  findings: Finding[];
  wanted: Severity | null;
  onWanted: (severity: Severity | null) => void;
}

function Filters({ findings, wanted, onWanted }: FiltersProps): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return (
    <div className={styles.filters} role="group" aria-label={t("findings.filter")}>
      <button type="button" aria-pressed={wanted === null} onClick={() => onWanted(null)}>
        {t("findings.all")} <span>{findings.length}</span>
      </button>
      {SEVERITIES.filter((severity) => count(severity) > 0).map((severity) => (
        <button key={severity} type="button" aria-pressed={wanted === severity} onClick={() => onWanted(wanted === severity ? null : severity)}>
          {word(`severity.${severity}`)} <span>{count(severity)}</span>
        </button>
      ))}
    </div>
  );
}

/** A reading is told in its parts: the question, the reading taken, the reason. */
function FindingWords({ finding }: { finding: Finding }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const { terms } = useTerms();
  const reading = readingOf(finding, terms);
  if (!reading) return <p>{words(finding.message)}</p>;
  return (
    <>
      <p>{words(reading.question)}</p>
      <p>
        <strong>{t("findings.taken")}</strong>
        {words(reading.reading)}
      </p>
      <p className={styles.quiet}>
        <strong>{t("findings.because")}</strong>
        {words(reading.because)}
      </p>
    </>
  );
}
