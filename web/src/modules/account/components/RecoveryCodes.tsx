import { useState, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import styles from "./account.module.css";

/** Recovery codes, shown once: to copy, to keep as a file, and to confirm that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }): ReactElement {
  const { t } = useTexts("account");
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(codes.join("\n")).then(() => setCopied(true));
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${t("recovery.file")}\n\n${codes.join("\n")}\n`)}`;
  return (
    <div className={styles.stack}>
      <Alert type="warning" showIcon role="status" title={t("recovery.shownOnce")} description={t("recovery.why")} />
      <ul className={styles.codes} aria-label={t("recovery.title")}>
        {codes.map((code) => (
          <li key={code} className={styles.code}>
            {code}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button type="primary" onClick={onKept}>
          {t("recovery.kept")}
        </Button>
        <Button onClick={copy}>{t(copied ? "recovery.copied" : "recovery.copy")}</Button>
        <a href={file} download="mainstay-recovery-codes.txt">
          {t("recovery.save")}
        </a>
      </div>
    </div>
  );
}
