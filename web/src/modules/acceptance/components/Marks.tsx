import type { ReactElement } from "react";
import type { AcceptanceItem, AcceptanceRow, AcceptanceState, AcceptanceStep } from "@/api/acceptance";
import { useTexts } from "@/shared/i18n";
import { ToneMark, type IconName } from "@/shared/ui";
import styles from "./acceptance.module.css";

interface Look {
  icon: IconName;
  tone: string;
}

const STATES: Record<AcceptanceState, Look> = {
  open: { icon: "running", tone: "running" },
  rectifying: { icon: "swap", tone: "soon" },
  passed: { icon: "met", tone: "met" },
};
const STEPS: Record<AcceptanceStep["state"], Look> = {
  waiting: { icon: "waiting", tone: "idle" },
  open: { icon: "running", tone: "running" },
  done: { icon: "met", tone: "met" },
  apart: { icon: "void", tone: "idle" },
};
const ITEMS: Record<AcceptanceItem["state"], Look> = {
  open: { icon: "waiting", tone: "idle" },
  part: { icon: "running", tone: "running" },
  handed_over: { icon: "soon", tone: "soon" },
  checked: { icon: "met", tone: "met" },
};

function Late({ late }: { late: boolean }): ReactElement | null {
  const { t } = useTexts("acceptance");
  if (!late) return null;
  return (
    <ToneMark icon="breached" tone="breached">
      {t("late")}
    </ToneMark>
  );
}

/** How an acceptance stands, and that a step of it is late. */
export function AcceptanceMark({ row }: { row: Pick<AcceptanceRow, "state" | "late"> }): ReactElement {
  const { t } = useTexts("acceptance");
  return (
    <span className={styles.marks}>
      <ToneMark {...STATES[row.state]}>{t(`state.${row.state}`)}</ToneMark>
      <Late late={row.late} />
    </span>
  );
}

/** How a step stands, with its verdict. */
export function StepMark({ step }: { step: AcceptanceStep }): ReactElement {
  const { t } = useTexts("acceptance");
  return (
    <span className={styles.marks}>
      <ToneMark {...STEPS[step.state]}>{t(`stepState.${step.state}`)}</ToneMark>
      {step.outcome ? <ToneMark icon={step.outcome === "passed" ? "met" : "breached"} tone={step.outcome === "passed" ? "met" : "breached"}>{t(`outcome.${step.outcome}`)}</ToneMark> : null}
      <Late late={step.late} />
    </span>
  );
}

/** How a deliverable stands. */
export function ItemMark({ item }: { item: AcceptanceItem }): ReactElement {
  const { t } = useTexts("acceptance");
  return <ToneMark {...ITEMS[item.state]}>{t(`itemState.${item.state}`)}</ToneMark>;
}
