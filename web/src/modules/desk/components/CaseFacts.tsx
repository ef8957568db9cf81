import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import type { CaseDetail } from "@/api/desk";
import { useTexts } from "@/shared/i18n";
import { Facts, Panel } from "@/shared/ui";
import { useCaseNames } from "./caseNames";
import styles from "./CaseFacts.module.css";

type Item = [string, ReactNode];

/** What was reported, by whom, what is affected, and the facts that the clocks go by. */
export function CaseFacts({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const { case: found } = detail;
  const names = useCaseNames(found.contract.id);
  const { reporter, description, facts } = found;
  const person = [reporter.name, reporter.company, reporter.phone, reporter.mail, reporter.address].filter(Boolean).join(" · ");
  const stated = Object.entries(facts)
    .filter(([fact]) => fact !== "level")
    .map(([fact, value]): Item => [names.fact(fact), names.value(fact, value)]);
  const affected: [string, string][] = [
    [t("duty.system"), found.system],
    [t("duty.asset"), found.asset],
    [t("duty.maker"), found.maker],
  ];
  const items: Item[] = [
    [t("case.reporter"), person],
    [t("duty.channel"), t(`lists.channel.${found.channel}`)],
    [t("duty.parent"), found.parent ? <Link to={`/cases/${found.parent}`}>{found.parent}</Link> : ""],
    ...affected,
    ...stated,
    [t("duty.watchers"), detail.watchers.map((one) => one.name).join(t("talk.comma"))],
  ];
  return (
    <Panel title={t("case.report")}>
      {description ? <p className={styles.description}>{description}</p> : <p className={styles.none}>{t("case.noDescription")}</p>}
      <Facts items={items.filter(([, value]) => value !== "")} />
    </Panel>
  );
}
