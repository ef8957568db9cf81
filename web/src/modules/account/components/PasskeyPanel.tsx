import { useState, type FormEvent, type ReactElement } from "react";
import { useMoment } from "@/shared/format";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Panel } from "@/shared/ui";
import { hasPasskeys } from "../passkeys";
import { changes, useChange } from "../queries";
import type { FactorProps } from "./AppPanel";
import { useFailure } from "./failure";
import styles from "./account.module.css";

/** Passkeys: those that are registered, and a new one. */
export function PasskeyPanel({ security, guard, onCodes }: FactorProps): ReactElement {
  const { t } = useTexts("account");
  const moment = useMoment();
  const failure = useFailure();
  const add = useChange(changes.addPasskey);
  const drop = useChange(changes.dropPasskey);
  const [name, setName] = useState("");
  const register = async () => {
    const made = await add.mutateAsync(name.trim() || t("passkey.unnamed"));
    setName("");
    if (made.recovery_codes.length > 0) onCodes(made.recovery_codes);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void guard(register).catch(() => undefined);
  };
  const failed = failure(add.error ?? drop.error);
  return (
    <Panel title={t("passkey.title")}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{t("passkey.lead")}</p>
        {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
        {security.passkeys.length > 0 ? (
          <ul>
            {security.passkeys.map((one) => (
              <li key={one.id} className={styles.row}>
                <span>
                  <strong>{one.name}</strong>
                  <span className={styles.sub}>
                    {t("passkey.since", { moment: moment(one.since) })}
                    {one.used_at ? ` · ${t("passkey.used", { moment: moment(one.used_at) })}` : ""}
                  </span>
                </span>
                <Button danger loading={drop.isPending} aria-label={`${t("passkey.drop")} ${one.name}`} onClick={() => void guard(() => drop.mutateAsync(one.id))}>
                  {t("passkey.drop")}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {security.takes_passkeys && hasPasskeys ? (
          <form className={styles.form} onSubmit={submit}>
            <TextField label={t("passkey.name")} value={name} onChange={setName} maxLength={60} hint={t("passkey.nameHint")} />
            <div className={styles.buttons}>
              <Button htmlType="submit" loading={add.isPending}>
                {t("passkey.add")}
              </Button>
            </div>
          </form>
        ) : (
          <p>{t("passkey.notHere")}</p>
        )}
      </div>
    </Panel>
  );
}
