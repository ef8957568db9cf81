import type { ReactElement } from "react";
import type { FindingCounts } from "@/api/contracts";
import { useTexts } from "@/shared/i18n";
import { StateMark } from "@/shared/ui";
import styles from "./FindingMarks.module.css";

/** How many findings of each severity, or that there are none. */
export function FindingMarks({ counts }: { counts: FindingCounts }): ReactElement {
  const { t } = useTexts("contracts");
  const shown = (["error", "warning", "reading"] as const).filter((severity) => counts[severity] > 0);
  if (shown.length === 0) return <span className={styles.none}>{t("findings.clean")}</span>;
  return (
    <span className={styles.findings}>
      {shown.map((severity) => (
        <StateMark key={severity} kind="severity" value={severity} suffix={String(counts[severity])} />
      ))}
    </span>
  );
}
