import type { ReactElement } from "react";
import type { NoticeRow, NoticeState } from "@/api/notices";
import { useTexts, useWords } from "@/shared/i18n";
import { Tag, ToneMark, type IconName } from "@/shared/ui";
import styles from "./notices.module.css";

const LOOKS: Record<NoticeState, { icon: IconName; tone: string }> = {
  sent: { icon: "mail", tone: "running" },
  delivered: { icon: "met", tone: "met" },
  undelivered: { icon: "void", tone: "idle" },
  waiting: { icon: "soon", tone: "soon" },
  answered: { icon: "met", tone: "met" },
  conceded: { icon: "breached", tone: "breached" },
};

/** How a notice stands, and that it is an objection. */
export function NoticeMark({ notice }: { notice: Pick<NoticeRow, "state" | "label" | "objection" | "support"> }): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  return (
    <span className={styles.marks}>
      <ToneMark {...LOOKS[notice.state]}>{words(notice.label)}</ToneMark>
      {notice.support && notice.support.days_late > 0 ? <ToneMark icon="breached" tone="breached">{t("supportLate", { count: notice.support.days_late })}</ToneMark> : null}
      {notice.objection ? <Tag>{t("objection")}</Tag> : null}
    </span>
  );
}
