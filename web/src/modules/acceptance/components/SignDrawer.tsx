import type { ReactElement } from "react";
import type { AcceptanceFull } from "@/api/acceptance";
import { Refusal } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, Drawer } from "@/shared/ui";
import { useActOnAcceptance } from "../queries";
import styles from "./acceptance.module.css";

/** A side's signature, with what it means said before. */
export function SignDrawer({ found, onClose }: { found: AcceptanceFull; onClose: () => void }): ReactElement {
  const { t } = useTexts("acceptance");
  const shared = useTexts();
  const send = useActOnAcceptance(found.contract_id);
  return (
    <Drawer open onClose={onClose} size={520} title={t("sign")}>
      <div className={styles.form}>
        <p>{t("signNote")}</p>
        {send.error ? <Refusal error={send.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate({ act: "sign", expected_seq: found.seq }, { onSuccess: onClose })}>
            {t("confirmSign")}
          </Button>
          <Button onClick={onClose}>{shared.t("state.cancel")}</Button>
        </div>
      </div>
    </Drawer>
  );
}
