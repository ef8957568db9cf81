import type { ReactElement } from "react";
import type { Procedure } from "@/api/terms";
import { useTexts, useWords } from "@/shared/i18n";
import { Scroll, TermCard } from "./Parts";
import styles from "./terms.module.css";
import { useNames, useTerms } from "./TermsContext";

/** A procedure as a table of its steps: who does what, on which form, and what may follow. */
export function ProcedureCard({ procedure, here }: { procedure: Procedure; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const names = useNames();
  const { terms } = useTerms();
  const stepName = (id: string) => words(procedure.steps.find((step) => step.id === id)?.name) || id;
  const formName = (id: string | null | undefined) => (id ? words(terms.forms.find((form) => form.id === id)?.name) || id : "");
  const separator = t("page.separator");
  return (
    <TermCard kind="procedures" title={words(procedure.name)} clause={procedure.clause} here={here}>
      <Scroll label={words(procedure.name)}>
        <table className={styles.table}>
          <thead>
            <tr>
              {["step", "roles", "what", "form", "next"].map((column) => (
                <th key={column} scope="col">
                  {t(`field.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {procedure.steps.map((step) => (
              <tr key={step.id}>
                <th scope="row">{words(step.name)}</th>
                <td>{step.roles.map(names.role).join(separator)}</td>
                <td>
                  {words(step.what)}
                  {step.on ? <span className={styles.meaning}>{t("procedure.on", { when: words(step.on) })}</span> : null}
                </td>
                <td>{formName(step.form) || "—"}</td>
                <td>{step.next.map(stepName).join(separator) || "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </TermCard>
  );
}
