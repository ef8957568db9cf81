import { useState, type ReactElement } from "react";
import type { ContractDetail } from "@/api/contracts";
import { isProblem } from "@/api/problem";
import { formatDate } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Alert, Button, Drawer, Icon } from "@/shared/ui";
import { useSignVersion } from "../queries";
import styles from "./SignButton.module.css";

/** One side's consent to the version on the page; asked twice, because it cannot be taken back. */
export function SignButton({ detail }: { detail: ContractDetail }): ReactElement {
  const { t } = useTexts("contracts");
  const shared = useTexts();
  const language = useLanguage();
  const [asked, setAsked] = useState(false);
  const sign = useSignVersion(detail.id, detail.version);
  const begins = detail.versions.find((row) => row.version === detail.version && row.state === detail.state)?.in_force_from;
  const close = () => {
    setAsked(false);
    sign.reset();
  };
  return (
    <>
      <Button type="primary" icon={<Icon name="edit" />} onClick={() => setAsked(true)} className={styles.button}>
        {t("sign.button", { version: detail.version })}
      </Button>
      <Drawer open={asked} onClose={close} size={440} title={t("sign.title", { version: detail.version })} destroyOnHidden>
        <p>{t("sign.meaning", { version: detail.version, date: begins ? formatDate(begins, language) : "" })}</p>
        <p className={styles.final}>{t("sign.final")}</p>
        {sign.error ? <Alert type="error" showIcon role="alert" title={isProblem(sign.error) ? sign.error.message : shared.t("state.offline")} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate(undefined, { onSuccess: close })}>
            {t("sign.confirm")}
          </Button>
          <Button onClick={close}>{shared.t("state.cancel")}</Button>
        </div>
      </Drawer>
    </>
  );
}
