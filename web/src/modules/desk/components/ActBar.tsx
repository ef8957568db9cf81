import { useId, useState, type ReactElement } from "react";
import type { Act, ActName } from "@/api/desk";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Icon } from "@/shared/ui";
import styles from "./ActBar.module.css";
import { groupActs, orderActs } from "./acts";

const SHOWN = 5;

interface Props {
  acts: Act[];
  isClassified: boolean;
  onAct: (act: ActName) => void;
}

/** What this person may do next: the usual acts as buttons, the rest unfolded below, by what they are about. */
export function ActBar({ acts, isClassified, onAct }: Props): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const [isWhole, setWhole] = useState(false);
  const ordered = orderActs(acts, isClassified);
  if (ordered.length === 0) return <p className={styles.none}>{t("case.noActs")}</p>;
  const comment = ordered.find((act) => act.act === "comment");
  const moving = ordered.filter((act) => act !== comment && act.act !== "correct");
  const shown = moving.slice(0, SHOWN);
  const rest = ordered.filter((act) => !shown.includes(act) && act !== comment);
  return (
    <>
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
        {comment ? (
          <Button type="text" icon={<Icon name="note" />} onClick={() => onAct("comment")}>
            {words(comment.label)}
          </Button>
        ) : null}
      </div>
      {isWhole ? <Further acts={rest} onAct={onAct} /> : null}
    </>
  );
}

function Further({ acts, onAct }: Omit<Props, "isClassified">): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const id = useId();
  return (
    <div className={styles.further}>
      {groupActs(acts).map(([group, found]) => (
        <div key={group} className={styles.group} role="group" aria-labelledby={`${id}-${group}`}>
          <span id={`${id}-${group}`} className={styles.groupName}>
            {t(`groups.${group}`)}
          </span>
          <div className={styles.buttons}>
            {found.map((act) => (
              <Button key={act.act} size="small" onClick={() => onAct(act.act)}>
                {words(act.label)}
              </Button>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
