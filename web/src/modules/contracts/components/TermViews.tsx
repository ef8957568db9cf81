import { useMemo, type ReactElement } from "react";
import { zoneName } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { EmptyState, Panel } from "@/shared/ui";
import { listTerms, type TermRef } from "../terms/byClause";
import { LevelTable } from "../terms/LevelTable";
import { useTerms } from "../terms/TermsContext";
import { TermView } from "../terms/TermView";
import styles from "./TermViews.module.css";

const LIMITS = ["targets", "ladders", "at_once", "pauses", "facts", "service_modes"];
const MONEY = ["price", "period_fees", "payments", "score_sheets", "bands", "penalties", "allowances", "rates", "exclusions"];
const APART = new Set([...LIMITS, ...MONEY, "calendars", "levels", "roles"]);

function useRefs(wanted: (kind: string) => boolean): Map<string, TermRef[]> {
  const { terms } = useTerms();
  return useMemo(() => {
    const groups = new Map<string, TermRef[]>();
    for (const ref of listTerms(terms)) if (wanted(ref.kind)) groups.set(ref.kind, [...(groups.get(ref.kind) ?? []), ref]);
    return groups;
  }, [terms, wanted]);
}

function Groups({ groups, order }: { groups: Map<string, TermRef[]>; order?: string[] }): ReactElement {
  const { t } = useTexts("contracts");
  const kinds = order ? order.filter((kind) => groups.has(kind)) : [...groups.keys()];
  if (kinds.length === 0) return <EmptyState title={t("page.nothing")} />;
  return (
    <>
      {kinds.map((kind) => (
        <div key={kind} className={styles.group}>
          <h2>
            {t(`kind.${kind}`, kind)} <span className={styles.count}>{groups.get(kind)?.length}</span>
          </h2>
          <div className={styles.cards} data-wide={WIDE.has(kind)}>
            {(groups.get(kind) ?? []).map((ref) => (
              <TermView key={ref.id} refer={ref} />
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

const WIDE = new Set(["targets", "ladders", "score_sheets", "price", "procedures"]);
const isLimit = (kind: string) => LIMITS.includes(kind);
const isMoney = (kind: string) => MONEY.includes(kind);
const isCalendar = (kind: string) => kind === "calendars";
const isDuty = (kind: string) => !APART.has(kind);

export function LimitsView(): ReactElement {
  return (
    <>
      <LevelTable />
      <Groups groups={useRefs(isLimit)} order={LIMITS} />
    </>
  );
}

export function MoneyView(): ReactElement {
  return <Groups groups={useRefs(isMoney)} order={MONEY} />;
}

export function DutiesView(): ReactElement {
  return <Groups groups={useRefs(isDuty)} />;
}

export function CalendarsView(): ReactElement {
  const { t } = useTexts("contracts");
  const { terms } = useTerms();
  const language = useLanguage();
  return (
    <>
      <Panel>{t("calendar.zone", { zone: zoneName(terms.timezone, language) })}</Panel>
      <Groups groups={useRefs(isCalendar)} />
    </>
  );
}
