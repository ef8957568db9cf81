import "./texts";
import { useEffect, useState, type ReactElement } from "react";
import { civil } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { Button, Icon } from "@/shared/ui";
import { useLiveStatus, useLoadedAt, useReadAgain } from "./hooks";
import styles from "./LiveSign.module.css";

const PATIENCE = 3_000;
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function clockTime(instant: number): string {
  const { hour, minute } = civil(instant, ZONE);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** Small words that say that the page keeps itself up to date. */
export function LiveSign(): ReactElement | null {
  const { t } = useTexts("live");
  const status = useLiveStatus();
  if (status !== "live") return null;
  return (
    <p className={styles.sign}>
      <span className={styles.dot} aria-hidden="true" />
      {t("live")}
    </p>
  );
}

/** A line above the page while it does not; a gap of some seconds is not worth a word. */
export function LiveNotice(): ReactElement {
  const isLost = useLiveStatus() === "lost";
  return <div role="status">{isLost ? <Notice /> : null}</div>;
}

function Notice(): ReactElement | null {
  const { t } = useTexts("live");
  const loadedAt = useLoadedAt();
  const readAgain = useReadAgain();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong || loadedAt === 0) return null;
  return (
    <div className={styles.notice}>
      <Icon name="warning" />
      <span>{t("lost", { time: clockTime(loadedAt) })}</span>
      <Button size="small" onClick={readAgain}>
        {t("readAgain")}
      </Button>
    </div>
  );
}
