import type { ReactElement } from "react";
import { Link } from "react-router";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert } from "@/shared/ui";
import { useOffers } from "../queries";

/** On every view of a contract: that an open offer does not keep to it. */
export function OfferNotice({ contract }: { contract: string }): ReactElement | null {
  const { t } = useTexts("contracts");
  const words = useWords();
  const book = useOffers(contract);
  const wrong = (book.data?.offers ?? []).filter((offer) => offer.state === "open").flatMap((offer) => offer.findings.filter((one) => one.severity === "error"));
  if (wrong.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t("offer.notice")}
      description={
        <>
          {wrong.map((one) => (
            <p key={one.text.zh}>{words(one.text)}</p>
          ))}
          <Link to={`/contracts/${contract}?view=offers`}>{t("offer.noticeLink")}</Link>
        </>
      }
    />
  );
}
