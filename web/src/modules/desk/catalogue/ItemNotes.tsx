import type { ReactElement } from "react";
import type { CatalogueItem } from "@/api/catalogue";
import { useTexts, useWords } from "@/shared/i18n";
import { Tag } from "@/shared/ui";
import styles from "./catalogue.module.css";

/** What has to come before the work: the estimate of the catalogue or the vendor's, and the approver's authorisation. */
export function ItemNotes({ item }: { item: CatalogueItem }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const needsEstimate = item.opens === "request" && item.standard === null;
  return (
    <p className={styles.notes}>
      <Tag>{words(item.opens_label)}</Tag>
      {item.standard ? <Tag>{t("catalogue.standard", { effort: item.standard.effort, time: words(item.standard.time) })}</Tag> : null}
      {needsEstimate ? <Tag>{t("catalogue.needsEstimate")}</Tag> : null}
      {item.authorisation ? <Tag strong>{t("catalogue.needsAuthorisation")}</Tag> : null}
    </p>
  );
}
