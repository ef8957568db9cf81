import { useState, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Alert, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { AppPanel, RecoveryPanel } from "../components/AppPanel";
import { useConfirmed } from "../components/ConfirmDrawer";
import { DevicePanel, SessionPanel } from "../components/PlacePanels";
import { PasskeyPanel } from "../components/PasskeyPanel";
import { PasswordPanel } from "../components/PasswordPanel";
import { RecoveryCodes } from "../components/RecoveryCodes";
import { AccountTabs } from "../components/Tabs";
import { useSecurity } from "../queries";
import styles from "../components/account.module.css";

export function SecurityPage(): ReactElement {
  const { t } = useTexts("account");
  const security = useSecurity();
  const { guard, drawer } = useConfirmed();
  const [codes, setCodes] = useState<string[]>([]);
  return (
    <Page title={t("security.title")} below={<AccountTabs />}>
      {security.isPending ? <Loading rows={8} /> : null}
      {security.isError ? <ErrorState error={security.error} retry={() => void security.refetch()} /> : null}
      {security.data ? (
        <>
          {security.data.required ? <Alert type="info" showIcon title={t("security.required")} /> : null}
          {codes.length > 0 ? (
            <Panel title={t("recovery.title")}>
              <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
            </Panel>
          ) : null}
          <div className={styles.columns}>
            <div className={styles.stack}>
              <AppPanel security={security.data} guard={guard} onCodes={setCodes} />
              <PasskeyPanel security={security.data} guard={guard} onCodes={setCodes} />
              <RecoveryPanel security={security.data} guard={guard} onCodes={setCodes} />
            </div>
            <div className={styles.stack}>
              <SessionPanel sessions={security.data.sessions} guard={guard} />
              <DevicePanel devices={security.data.devices} />
              <PasswordPanel guard={guard} />
            </div>
          </div>
        </>
      ) : null}
      {drawer}
    </Page>
  );
}
