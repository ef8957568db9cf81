import type { ReactElement } from "react";
import type { AcceptanceFull } from "@/api/acceptance";
import { FormDrawer } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { useActOnAcceptance } from "../queries";

/** A side's signature, with what it means said before. */
export function SignDrawer({ found, onClose }: { found: AcceptanceFull; onClose: () => void }): ReactElement {
  const { t } = useTexts("acceptance");
  const send = useActOnAcceptance(found.contract_id);
  const sign = () => send.mutate({ act: "sign", expected_seq: found.seq }, { onSuccess: onClose });
  return (
    <FormDrawer title={t("sign")} label={t("confirmSign")} error={send.error} busy={send.isPending} onSubmit={sign} onClose={onClose}>
      <p>{t("signNote")}</p>
    </FormDrawer>
  );
}
