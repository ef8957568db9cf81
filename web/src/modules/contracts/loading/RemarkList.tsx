import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { StateMark } from "@/shared/ui";
import { excerpt } from "./file";
import type { Remark } from "./remarks";
import styles from "./RemarkList.module.css";

/** Remarks with the lines of the file that they are about; the line's number leads into the text. */
export function RemarkList({ remarks, text, onLine }: { remarks: Remark[]; text: string; onLine: (line: number) => void }): ReactElement {
  const { t } = useTexts("contracts");
  return (
    <ol className={styles.list} aria-label={t("load.remarks")}>
      {remarks.map((remark, index) => (
        <li key={index}>
          <p className={styles.head}>
            <StateMark kind="severity" value={remark.severity} />
            {remark.line > 0 ? (
              <button type="button" onClick={() => onLine(remark.line)}>
                {t("load.line", { line: remark.line })}
              </button>
            ) : null}
          </p>
          <p className={styles.message}>{remark.message}</p>
          <Lines text={text} line={remark.line} />
        </li>
      ))}
    </ol>
  );
}

function Lines({ text, line }: { text: string; line: number }): ReactElement | null {
  const lines = excerpt(text, line);
  if (lines.length === 0) return null;
  return (
    <pre className={styles.code}>
      {lines.map((one) => (
        <span key={one.number} className={one.isWanted ? styles.wanted : undefined}>
          <span className={styles.number}>{one.number}</span>
          {one.isWanted ? <mark>{one.text || " "}</mark> : one.text}
        </span>
      ))}
    </pre>
  );
}
