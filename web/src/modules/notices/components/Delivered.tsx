import type { ReactElement } from "react";
import type { NoticeRow } from "@/api/notices";
import { ClauseLink } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./notices.module.css";

/** When a notice was delivered, why it counts as delivered, and by which clause. */
export function Delivered({ notice }: { notice: NoticeRow }): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  const moment = useMoment();
  const found = notice.delivery;
  if (!found) return <>{t("notDelivered")}</>;
  return (
    <span>
      {moment(found.at)}
      <span className={styles.sub}>
        {t(found.deemed ? "deemed" : "received", { why: words(found.why) })} {found.clause ? <ClauseLink contract={notice.contract_id} clause={found.clause.id} number={found.clause.number} /> : null}
      </span>
    </span>
  );
}
