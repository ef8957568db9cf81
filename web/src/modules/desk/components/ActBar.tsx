import { useState, type ReactElement } from "react";
import type { Act, ActName } from "@/api/desk";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Icon } from "@/shared/ui";
import styles from "./ActBar.module.css";

const SHOWN = 5;
/** Where an act stands that only changes what is known already. */
const AGAIN = 50;
/** Acts that never move the work on stand at the end. */
const LAST = ["comment", "correct"];
/** The order in which a case usually goes on. */
const USUAL = ["accept", "respond", "classify", "confirm", "resume", "arrive", "diagnose", "resolve", "close", "start_support", "agree_visit", "work_around", "promise", "file_report", "pause"];

export function orderActs(acts: Act[], isClassified = false): Act[] {
  const rank = (act: Act) => {
    if (act.act === "classify" && isClassified) return AGAIN;
    const usual = USUAL.indexOf(act.act);
    return LAST.includes(act.act) ? 1000 : usual < 0 ? 100 : usual;
  };
  return [...acts].sort((a, b) => rank(a) - rank(b));
}

/** What this person may do next: the usual acts as buttons, the rest unfolded beside them. */
export function ActBar({ acts, isClassified, onAct }: { acts: Act[]; isClassified: boolean; onAct: (act: ActName) => void }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  const ordered = orderActs(acts, isClassified);
  if (ordered.length === 0) return <p className={styles.none}>{t("case.noActs")}</p>;
  const shown = ordered.filter((act) => !LAST.includes(act.act)).slice(0, SHOWN);
  const comment = ordered.find((act) => act.act === "comment");
  const rest = ordered.filter((act) => !shown.includes(act) && act !== comment);
  return (
    <div className={styles.bar} role="group" aria-label={t("case.acts")}>
      {shown.map((act, index) => (
        <Button key={act.act} type={index === 0 ? "primary" : "default"} onClick={() => onAct(act.act)}>
          {words(act.label)}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Button aria-expanded={isWhole} className={isWhole ? styles.turned : ""} icon={<Icon name="down" size={14} />} iconPlacement="end" onClick={() => setWhole(!isWhole)}>
          {t("case.moreActs")}
        </Button>
      ) : null}
      {isWhole
        ? rest.map((act) => (
            <Button key={act.act} onClick={() => onAct(act.act)}>
              {words(act.label)}
            </Button>
          ))
        : null}
      {comment ? (
        <Button type="text" icon={<Icon name="note" />} onClick={() => onAct("comment")}>
          {words(comment.label)}
        </Button>
      ) : null}
    </div>
  );
}
