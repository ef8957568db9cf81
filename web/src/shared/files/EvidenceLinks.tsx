import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { NAMESPACE } from "./texts";

/** Downloads of a ledger that anybody can check offline, with and without the attachments. */
export function EvidenceLinks({ address }: { address: string }): ReactElement {
  const { t } = useTexts(NAMESPACE);
  return (
    <span>
      {t("evidence")}{" "}
      <a href={address} download aria-label={t("evidenceOnlyLong")}>
        {t("evidenceOnly")}
      </a>
      {" · "}
      <a href={`${address}?files=true`} download aria-label={t("evidenceFilesLong")}>
        {t("evidenceFiles")}
      </a>
    </span>
  );
}
