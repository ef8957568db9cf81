import type { ReactElement } from "react";
import { formatCountdown, formatSpan, useNow } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { liveState } from "./liveState";
import styles from "./LiveClock.module.css";

interface Props {
  state: string;
  due: string | null;
  remaining: number | null;
  size?: "row" | "large";
}

/** The figure of a clock: counts down to its due time, up after it, and stands still while paused. */
export function LiveClock({ state, due, remaining, size = "row" }: Props): ReactElement {
  const now = useNow();
  const language = useLanguage();
  const { t } = useTexts();
  const left = state === "running" || state === "breached" ? secondsLeft(due, now) : remaining;
  const tone = liveState(state, due, now);
  if (left === null) return <span className={styles.none}>—</span>;
  const span = formatSpan(left, language);
  const words = left < 0 ? t("time.overdue", { span }) : t(state === "paused" ? "time.paused" : "time.remaining", { span });
  return (
    <span className={`${styles.clock} ${styles[tone] ?? ""} ${styles[size] ?? ""}`}>
      <span aria-hidden="true">{`${left < 0 ? "+" : ""}${formatCountdown(left, language)}`}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

function secondsLeft(due: string | null, now: number): number | null {
  return due ? Math.floor((Date.parse(due) - now) / 1000) : null;
}
