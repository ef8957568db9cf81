import type { ReactElement } from "react";
import { isProblem } from "@/api/problem";
import { useTexts } from "@/shared/i18n";
import { Alert } from "@/shared/ui";
import styles from "./Refusal.module.css";

/** What the server would not do, in its words; whether it did it is not known when no answer came. */
export function Refusal({ error }: { error: Error }): ReactElement {
  const { t } = useTexts();
  if (!isProblem(error)) return <Alert type="error" showIcon role="alert" title={t("state.offline")} />;
  const details = error.problems.map((problem) => problem.message);
  return <Alert type="error" showIcon role="alert" title={error.message} description={details.length > 0 ? <Details details={details} /> : t("state.nothingWritten")} />;
}

function Details({ details }: { details: string[] }): ReactElement {
  return (
    <ul className={styles.details}>
      {details.map((detail) => (
        <li key={detail}>{detail}</li>
      ))}
    </ul>
  );
}
