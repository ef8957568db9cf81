import type { ReactElement } from "react";
import type { ArrivalRow } from "@/api/intake";
import { useTexts, useWords } from "@/shared/i18n";
import { ToneMark, type IconName } from "@/shared/ui";
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
      <ToneMark {...look}>{words(row.state_name)}</ToneMark>
      {row.reason_name ? <span className={styles.sub}>{words(row.reason_name)}</span> : null}
    </span>
  );
}

export function UrgentMark(): ReactElement {
  const { t } = useTexts("intake");
  return (
    <ToneMark icon="breached" tone="breached">
      {t("arrivals.urgent")}
    </ToneMark>
  );
}
