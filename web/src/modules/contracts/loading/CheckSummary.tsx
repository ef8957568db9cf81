import type { ReactElement } from "react";
import type { CheckResult } from "@/api/contracts";
import { ErrorState, StateMark, Tag } from "@/shared/ui";
import { useTexts, useWords } from "@/shared/i18n";
import { verdictOf } from "./remarks";
import styles from "./CheckSummary.module.css";

interface Props {
  result: CheckResult | undefined;
  /** False once the text was changed after the check. */
  isFresh: boolean;
  error: Error | null;
}

/** What the check found, in one glance: which contract, how many of each severity, what loading would do. */
export function CheckSummary({ result, isFresh, error }: Props): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  if (error) return <ErrorState error={error} />;
  if (!result) return <p className={styles.quiet}>{t("load.notChecked")}</p>;
  const found = result.problems.length + result.findings.length;
  const counts = { ...result.counts, error: result.counts.error + result.problems.length };
  return (
    <div className={styles.summary}>
      {result.title ? (
        <p>
          <Tag strong>{result.code}</Tag> {words(result.title)}
        </p>
      ) : null}
      <p className={styles.verdict}>{t(`load.verdict.${verdictOf(result)}`)}</p>
      {found > 0 ? (
        <p className={styles.counts}>
          {(["error", "warning", "reading"] as const).map((severity) => (counts[severity] > 0 ? <StateMark key={severity} kind="severity" value={severity} suffix={String(counts[severity])} /> : null))}
        </p>
      ) : null}
      {isFresh ? null : <p className={styles.stale}>{t("load.stale")}</p>}
    </div>
  );
}
