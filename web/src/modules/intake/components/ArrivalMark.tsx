import type { ReactElement } from "react";
import type { ArrivalRow } from "@/api/intake";
import { useTexts, useWords } from "@/shared/i18n";
import { Icon, type IconName } from "@/shared/ui";
import styles from "./intake.module.css";

const LOOKS: Record<string, { icon: IconName; tone: string }> = {
  received: { icon: "waiting", tone: "idle" },
  parked: { icon: "waiting", tone: "soon" },
  opened: { icon: "met", tone: "met" },
  appended: { icon: "met", tone: "met" },
  declined: { icon: "void", tone: "idle" },
  set_aside: { icon: "void", tone: "idle" },
};

/** The state of an arrival as icon, word and colour together, with its reason below. */
export function ArrivalMark({ row }: { row: ArrivalRow }): ReactElement {
  const words = useWords();
  const look = LOOKS[row.state] ?? { icon: "waiting" as const, tone: "idle" };
  return (
    <span>
      <span className={`${styles.mark} ${styles[look.tone] ?? ""}`}>
        <Icon name={look.icon} size={14} />
        {words(row.state_name)}
      </span>
      {row.reason_name ? <span className={styles.sub}>{words(row.reason_name)}</span> : null}
    </span>
  );
}

export function UrgentMark(): ReactElement {
  const { t } = useTexts("intake");
  return (
    <span className={`${styles.mark} ${styles.breach}`}>
      <Icon name="breached" size={14} />
      {t("arrivals.urgent")}
    </span>
  );
}
