import type { ReactElement } from "react";
import type { DutyEntry } from "@/api/duties";
import { filesOf } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { EntryList } from "@/shared/ledger";
import styles from "./duties.module.css";

/** The entries of a duty, the latest first. */
export function History({ entries }: { entries: DutyEntry[] }): ReactElement {
  const { t } = useTexts("duties");
  const moment = useMoment();
  if (entries.length === 0) return <p className={styles.quiet}>{t("noHistory")}</p>;
  const lines = ({ note, due, payload }: DutyEntry) => {
    const { reason, written_late_seconds: late } = payload;
    return [
      note,
      due ? t("newDue", { moment: moment(due, { dayEnd: true }) }) : "",
      reason === "either_or" || reason === "contract_changed" ? t(`reason.${reason}`, { other: String(payload.other ?? "") }) : "",
      typeof late === "number" ? <span className={styles.quiet}>{t("writtenLate", { count: late })}</span> : "",
    ];
  };
  return <EntryList entries={entries} under="/api/duties/files" filesOf={(entry) => filesOf(entry.files)} lines={lines} />;
}
