import type { ReactElement } from "react";
import type { ChannelHealth, MessageRow } from "@/api/notify";
import { useTexts, useWords } from "@/shared/i18n";
import { ToneMark, type IconName } from "@/shared/ui";

type Look = { icon: IconName; tone: string };
const IDLE: Look = { icon: "waiting", tone: "idle" };
const STATES: Record<string, Look> = {
  queued: { icon: "waiting", tone: "soon" },
  sent: { icon: "open", tone: "running" },
  delivered: { icon: "met", tone: "met" },
  failed: { icon: "breached", tone: "breached" },
  expired: { icon: "void", tone: "breached" },
  merged: { icon: "open", tone: "idle" },
};
const LANES: Record<string, Look> = {
  working: { icon: "met", tone: "met" },
  failing: { icon: "warning", tone: "soon" },
  down: { icon: "breached", tone: "breached" },
  off: { icon: "void", tone: "idle" },
};

/** Where a message stands: icon, word and colour together. */
export function MessageMark({ row }: { row: MessageRow }): ReactElement {
  const words = useWords();
  return <ToneMark {...(STATES[row.state] ?? IDLE)}>{words(row.state_name)}</ToneMark>;
}

/** How a channel fares. */
export function LaneMark({ state }: { state: ChannelHealth["state"] }): ReactElement {
  const { t } = useTexts("notify");
  return <ToneMark {...(LANES[state] ?? IDLE)}>{t(`channels.states.${state}`)}</ToneMark>;
}

/** Done or not, for a line of proof. */
export function TraceMark({ succeeded }: { succeeded: boolean }): ReactElement {
  const { t } = useTexts("notify");
  return <ToneMark {...(succeeded ? { icon: "met" as const, tone: "met" } : { icon: "breached" as const, tone: "breached" })}>{t(succeeded ? "proof.yes" : "proof.no")}</ToneMark>;
}
