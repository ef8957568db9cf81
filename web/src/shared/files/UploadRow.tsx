import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import styles from "./FileField.module.css";
import { LARGEST } from "./sending";
import { percent, sizeWords } from "./size";
import { NAMESPACE } from "./texts";
import type { Item } from "./useUploads";

interface Props {
  item: Item;
  onPause: (key: string) => void;
  onResume: (key: string) => void;
  onRemove: (key: string) => void;
}

/** One file on its way: how far it is in words and as a bar, and what can be done about it. */
export function UploadRow({ item, onPause, onResume, onRemove }: Props): ReactElement {
  const { t } = useTexts(NAMESPACE);
  const share = percent(item.sent, item.size);
  const { key, name, state } = item;
  return (
    <li className={styles.row} data-state={state}>
      {item.picture ? <img className={styles.picture} src={item.picture} alt={t("preview", { name })} /> : <span className={styles.sheet} aria-hidden="true" />}
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.state} role={state === "failed" || state === "refused" ? "alert" : undefined}>
          {sizeWords(item.size)} · {stateWords(item, share, t)}
        </span>
        {state === "running" || state === "paused" ? <progress className={styles.bar} max={100} value={share} aria-label={t("runningOf", { name, percent: share })} /> : null}
      </div>
      <div className={styles.acts}>
        {state === "running" ? (
          <Button size="small" type="text" aria-label={t("pause", { name })} onClick={() => onPause(key)}>
            {t("pauseShort")}
          </Button>
        ) : null}
        {state === "paused" || state === "failed" ? (
          <Button size="small" type="text" aria-label={t(state === "paused" ? "resume" : "retry", { name })} onClick={() => onResume(key)}>
            {t(state === "paused" ? "resumeShort" : "retryShort")}
          </Button>
        ) : null}
        <Button size="small" type="text" aria-label={t("remove", { name })} onClick={() => onRemove(key)}>
          {t("removeShort")}
        </Button>
      </div>
    </li>
  );
}

function stateWords(item: Item, share: number, t: (key: string, values?: Record<string, unknown>) => string): string {
  switch (item.state) {
    case "done":
      return t("done");
    case "paused":
      return t("paused", { percent: share });
    case "failed":
      return t("failed", { reason: item.reason ?? t("noLine") });
    case "refused":
      return t("tooLarge", { size: sizeWords(LARGEST) });
    default:
      return t("running", { percent: share });
  }
}
