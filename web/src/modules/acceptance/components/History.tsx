import type { ReactElement } from "react";
import type { AcceptanceEntry } from "@/api/acceptance";
import { useTexts, useWords } from "@/shared/i18n";
import { EntryList } from "@/shared/ledger";
import styles from "./acceptance.module.css";

/** The entries of an acceptance, the latest first. */
export function History({ entries }: { entries: AcceptanceEntry[] }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  if (entries.length === 0) return <p className={styles.quiet}>{t("noHistory")}</p>;
  const about = (entry: AcceptanceEntry) => [entry.about ? words(entry.about) : "", entry.outcome ? t(`outcome.${entry.outcome}`) : ""].filter(Boolean).join(" · ");
  return <EntryList entries={entries} under="/api/acceptance/files" filesOf={(entry) => entry.files} lines={(entry) => [about(entry), entry.note]} />;
}
