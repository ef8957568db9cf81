import type { ReactElement, ReactNode } from "react";
import type { CaseDetail, Entry } from "@/api/desk";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { actsOf, lastOf, textIn, type FormName } from "./forms";
import styles from "./print.module.css";

/** The rows of a form: names and what the case says to them. */
export function useRows(detail: CaseDetail, form: FormName): [string, ReactNode][] {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const found = detail.case;
  const at = (kind: string) => {
    const entry = lastOf(detail, kind);
    return entry ? `${moment(entry.occurred_at)} ${entry.actor.name}` : "";
  };
  const said = (kind: string) => textIn(lastOf(detail, kind), "note");
  const reporter = [found.reporter.name, found.reporter.phone, found.reporter.mail].filter(Boolean).join(" · ");
  const head: [string, ReactNode][] = [
    [t("print.title"), found.title],
    [t("case.reporter"), reporter],
    [t("report.reportedAt"), moment(found.reported_at)],
  ];
  if (form === "contact") return [...head, ...contactRows(lastOf(detail, "contact_sheet_sent"), t, moment)];
  if (form === "problem")
    return [
      ...head,
      [t("report.level"), words(found.level?.name) || t("unclassified")],
      [t("report.description"), found.description],
      [t("print.accepted"), at("accepted")],
      [t("print.responded"), at("responded")],
    ];
  if (form === "fix")
    return [
      ...head,
      [t("report.level"), words(found.level?.name) || t("unclassified")],
      [t("print.arrived"), at("arrived")],
      [t("print.finding"), said("diagnosed")],
      [t("print.workaround"), said("worked_around")],
      [t("print.solution"), said("resolved")],
      [t("print.resolved"), at("resolved")],
    ];
  return [...head, [t("report.description"), found.description], [t("print.acts"), <Acts key="acts" entries={actsOf(detail)} />], [t("print.resolved"), at("resolved")]];
}

function contactRows(sheet: Entry | undefined, t: (name: string) => string, moment: (at: string) => string): [string, ReactNode][] {
  const time = (name: string) => (textIn(sheet, name) ? moment(textIn(sheet, name)) : "");
  return [
    [t("print.item"), textIn(sheet, "item")],
    [t("print.planned"), time("planned")],
    [t("print.newTime"), time("new_time")],
    [t("print.reason"), textIn(sheet, "note")],
  ];
}

function Acts({ entries }: { entries: Entry[] }): ReactElement {
  const words = useWords();
  const moment = useMoment();
  return (
    <ol className={styles.acts}>
      {entries.map((entry) => (
        <li key={entry.seq}>{[moment(entry.occurred_at), entry.actor.name, words(entry.label), textIn(entry, "note")].filter(Boolean).join("  ")}</li>
      ))}
    </ol>
  );
}
