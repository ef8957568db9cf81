import type { ReactElement } from "react";
import type { SettlingRemark } from "@/api/drafting";
import { inLanguage, useLanguage, useTexts } from "@/shared/i18n";
import { StateMark, ToneMark } from "@/shared/ui";
import styles from "./drafting.module.css";

/** What the checker says of the contract file that the draft gives, and what a person has to add. */
export function Remarks({ remarks }: { remarks: SettlingRemark[] }): ReactElement | null {
  const { t } = useTexts("drafting");
  const language = useLanguage();
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks} aria-label={t("remarks")}>
      {remarks.map((one, at) => (
        <li key={at}>
          {one.severity === "open" ? <ToneMark icon="note" tone="soon">{t("openPoint")}</ToneMark> : <StateMark kind="severity" value={one.severity} />}
          <span>{inLanguage(one.message, language)}</span>
        </li>
      ))}
    </ul>
  );
}
