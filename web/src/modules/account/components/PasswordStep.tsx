import { useState, type FormEvent, type ReactElement } from "react";
import type { Step } from "@/api/account";
import { useTexts } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import { hasPasskeys } from "../passkeys";
import { usePasskeyStep, usePasswordStep } from "../queries";
import { areWhole, CredentialFields, NO_CREDENTIALS } from "./CredentialFields";
import { useFailure } from "./failure";
import styles from "../pages/SignInPage.module.css";

/** The first step: account and password, or a passkey alone. */
export function PasswordStep({ expired, onStep }: { expired: boolean; onStep: (step: Step) => void }): ReactElement {
  const { t } = useTexts("account");
  const shared = useTexts();
  const failure = useFailure();
  const signIn = usePasswordStep();
  const passkey = usePasskeyStep();
  const [given, setGiven] = useState(NO_CREDENTIALS);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!areWhole(given));
    passkey.reset();
    if (areWhole(given)) signIn.mutate({ login: given.login.trim(), password: given.password }, { onSuccess: onStep });
  };
  const withPasskey = () => {
    setMissing(false);
    signIn.reset();
    passkey.mutate(false, { onSuccess: onStep });
  };
  const failed = failure(signIn.error ?? passkey.error);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t("signIn.title")}</h1>
      {expired && !failed ? <Alert type="info" showIcon title={shared.t("state.expired")} /> : null}
      {failed || missing ? <Alert type="error" showIcon title={missing ? t("signIn.missing") : t("signIn.failed")} description={missing ? undefined : failed} role="alert" /> : null}
      <CredentialFields given={given} onChange={setGiven} autoComplete="username webauthn" hint={t("signIn.loginHint")} />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
      {hasPasskeys ? (
        <Button size="large" block loading={passkey.isPending} onClick={withPasskey}>
          {t("signIn.passkey")}
        </Button>
      ) : null}
    </form>
  );
}
