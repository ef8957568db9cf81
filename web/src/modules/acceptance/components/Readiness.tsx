import { useState, type ReactElement } from "react";
import type { AcceptanceFull } from "@/api/acceptance";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import styles from "./acceptance.module.css";

const SHOWN = 5;

/** What a verdict of "passed" waits for, or that nothing is missing. */
export function Readiness({ found }: { found: AcceptanceFull }): ReactElement | null {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const [all, setAll] = useState(false);
  const count = found.missing.length;
  if (found.state === "passed") return null;
  if (count === 0) return <Alert type="success" showIcon title={t("missingNone")} description={t("missingNoneNote")} />;
  const rows = all ? found.missing : found.missing.slice(0, SHOWN);
  const list = (
    <>
      <ul className={styles.missing}>
        {rows.map((one) => (
          <li key={one.path}>{words(one.text)}</li>
        ))}
      </ul>
      {rows.length < count ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t("showAll", { count })}
        </Button>
      ) : null}
    </>
  );
  return <Alert type="warning" showIcon title={t("missing", { count })} description={list} />;
}
