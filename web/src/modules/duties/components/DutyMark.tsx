import type { ReactElement } from "react";
import type { DutyRow, DutyState } from "@/api/duties";
import { useTexts } from "@/shared/i18n";
import { ToneMark, type IconName } from "@/shared/ui";
import styles from "./duties.module.css";

const LOOKS: Record<DutyState, { icon: IconName; tone: string }> = {
  open: { icon: "running", tone: "running" },
  submitted: { icon: "waiting", tone: "soon" },
  done: { icon: "met", tone: "met" },
  excused: { icon: "void", tone: "idle" },
  void: { icon: "void", tone: "idle" },
};

/** How a duty stands, and that it is late, each as icon, word and colour. */
export function DutyMark({ duty }: { duty: Pick<DutyRow, "state" | "late"> }): ReactElement {
  const { t } = useTexts("duties");
  return (
    <span className={styles.marks}>
      <ToneMark {...LOOKS[duty.state]}>{t(`state.${duty.state}`)}</ToneMark>
      {duty.late ? (
        <ToneMark icon="breached" tone="breached">
          {t("late")}
        </ToneMark>
      ) : null}
    </span>
  );
}
