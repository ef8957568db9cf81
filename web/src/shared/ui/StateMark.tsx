import type { ReactElement, ReactNode } from "react";
import { useTexts } from "@/shared/i18n";
import { Icon, type IconName } from "./icons";
import styles from "./StateMark.module.css";

const CLOCK: Record<string, { icon: IconName; tone: string }> = {
  running: { icon: "running", tone: "running" },
  soon: { icon: "soon", tone: "soon" },
  breached: { icon: "breached", tone: "breached" },
  met: { icon: "met", tone: "met" },
  paused: { icon: "paused", tone: "paused" },
  waiting: { icon: "waiting", tone: "idle" },
  void: { icon: "void", tone: "idle" },
};
const CASE: Record<string, { icon: IconName; tone: string }> = {
  reported: { icon: "waiting", tone: "soon" },
  active: { icon: "running", tone: "running" },
  paused: { icon: "paused", tone: "paused" },
  resolved: { icon: "met", tone: "met" },
  confirmed: { icon: "met", tone: "met" },
  closed: { icon: "void", tone: "idle" },
};
const CONTRACT: Record<string, { icon: IconName; tone: string }> = {
  draft: { icon: "edit", tone: "soon" },
  awaiting_signatures: { icon: "waiting", tone: "soon" },
  agreed: { icon: "waiting", tone: "idle" },
  in_force: { icon: "met", tone: "met" },
  ended: { icon: "void", tone: "idle" },
};
const SEVERITY: Record<string, { icon: IconName; tone: string }> = {
  error: { icon: "breached", tone: "breached" },
  warning: { icon: "warning", tone: "soon" },
  reading: { icon: "reading", tone: "paused" },
};
const EXCLUSION: Record<string, { icon: IconName; tone: string }> = {
  agreed: { icon: "void", tone: "idle" },
};
const KINDS = { clockState: CLOCK, caseState: CASE, contractState: CONTRACT, severity: SEVERITY, exclusion: EXCLUSION };

interface Props {
  kind: keyof typeof KINDS;
  value: string;
  /** Words after the state's name, such as a count. */
  suffix?: string;
}

/** Words with an icon and a colour; colour alone never tells it. */
export function ToneMark({ icon, tone, children }: { icon: IconName; tone: string; children: ReactNode }): ReactElement {
  return (
    <span className={`${styles.mark} ${styles[tone] ?? ""}`}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}

/** A state as icon, word and colour together. */
export function StateMark({ kind, value, suffix }: Props): ReactElement {
  const { t } = useTexts("words");
  const look = KINDS[kind][value] ?? { icon: "waiting" as const, tone: "idle" };
  return (
    <ToneMark {...look}>
      {t(`${kind}.${value}`, value)}
      {suffix ? ` ${suffix}` : null}
    </ToneMark>
  );
}
