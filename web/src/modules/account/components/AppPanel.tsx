import { useState, type ReactElement } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { Security } from "@/api/account";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Panel, ToneMark } from "@/shared/ui";
import { appOfMine, changes, securityKey, useChange } from "../queries";
import { AppForm } from "./AppForm";
import { useFailure } from "./failure";
import styles from "./account.module.css";

export interface FactorProps {
  security: Security;
  guard: (change: () => Promise<unknown>) => Promise<void>;
  onCodes: (codes: string[]) => void;
}

/** The app for one-time passwords: set up, set up anew, stop using. */
export function AppPanel({ security, guard, onCodes }: FactorProps): ReactElement {
  const { t } = useTexts("account");
  const queries = useQueryClient();
  const moment = useMoment();
  const failure = useFailure();
  const drop = useChange(changes.dropApp);
  const [open, setOpen] = useState(false);
  const begin = async () => {
    queries.setQueryData(["totp-offer", appOfMine.name], await appOfMine.offer());
    setOpen(true);
  };
  const taken = (codes: string[]) => {
    setOpen(false);
    onCodes(codes);
    void queries.invalidateQueries({ queryKey: securityKey });
  };
  return (
    <Panel title={t("app.title")} aside={<Used since={security.totp_since} />}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{security.totp_since ? t("app.since", { moment: moment(security.totp_since) }) : t("app.lead")}</p>
        {drop.isError ? <Alert type="error" showIcon role="alert" title={failure(drop.error)} /> : null}
        {open ? <AppForm how={appOfMine} submit={t("app.submit")} onTaken={taken} /> : null}
        <div className={styles.buttons}>
          {open ? (
            <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
          ) : (
            <Button type={security.totp_since ? "default" : "primary"} onClick={() => void guard(begin)}>
              {t(security.totp_since ? "app.replace" : "app.begin")}
            </Button>
          )}
          {security.totp_since && !open ? (
            <Button danger loading={drop.isPending} onClick={() => void guard(() => drop.mutateAsync())}>
              {t("app.drop")}
            </Button>
          ) : null}
        </div>
      </div>
    </Panel>
  );
}

function Used({ since }: { since: string | null }): ReactElement {
  const { t } = useTexts("account");
  return since ? (
    <ToneMark icon="met" tone="met">
      {t("on")}
    </ToneMark>
  ) : (
    <ToneMark icon="void" tone="idle">
      {t("off")}
    </ToneMark>
  );
}

/** Recovery codes: how many are left, and new ones. */
export function RecoveryPanel({ security, guard, onCodes }: FactorProps): ReactElement | null {
  const { t } = useTexts("account");
  const failure = useFailure();
  const make = useChange(changes.newCodes);
  if (!security.totp_since && security.passkeys.length === 0) return null;
  const renew = async () => onCodes((await make.mutateAsync()).recovery_codes);
  return (
    <Panel title={t("recovery.title")}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{t("recovery.left", { count: security.recovery_left })}</p>
        {make.isError ? <Alert type="error" showIcon role="alert" title={failure(make.error)} /> : null}
        <div className={styles.buttons}>
          <Button loading={make.isPending} onClick={() => void guard(renew)}>
            {t("recovery.renew")}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
