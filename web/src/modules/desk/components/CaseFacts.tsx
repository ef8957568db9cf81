import type { ReactElement, ReactNode } from "react";
import type { CaseDetail } from "@/api/desk";
import { useTexts } from "@/shared/i18n";
import { Facts, Panel } from "@/shared/ui";
import { useCaseNames } from "./caseNames";
import styles from "./CaseFacts.module.css";

/** What was reported, by whom, and the facts that the clocks go by. */
export function CaseFacts({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const names = useCaseNames(detail.case.contract.id);
  const { reporter, description, facts } = detail.case;
  const person = [reporter.name, reporter.phone, reporter.mail].filter(Boolean).join(" · ");
  const stated = Object.entries(facts)
    .filter(([fact]) => fact !== "level")
    .map(([fact, value]): [string, ReactNode] => [names.fact(fact), names.value(fact, value)]);
  const items: [string, ReactNode][] = [...(person ? [[t("case.reporter"), person] as [string, ReactNode]] : []), ...stated];
  return (
    <Panel title={t("case.report")}>
      {description ? <p className={styles.description}>{description}</p> : <p className={styles.none}>{t("case.noDescription")}</p>}
      {items.length > 0 ? <Facts items={items} /> : null}
    </Panel>
  );
}
