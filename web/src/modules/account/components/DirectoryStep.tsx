import { useState, type FormEvent, type ReactElement } from "react";
import { Link } from "react-router";
import type { Step } from "@/api/account";
import { useTexts } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import { useDirectoryStep } from "../sources";
import { areWhole, CredentialFields, NO_CREDENTIALS } from "./CredentialFields";
import { useFailure } from "./failure";
import styles from "../pages/SignInPage.module.css";

/** The first step with the account and password of a directory. */
export function DirectoryStep({ source, name, back, onStep }: { source: string; name: string; back: string; onStep: (step: Step) => void }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const signIn = useDirectoryStep(source);
  const [given, setGiven] = useState(NO_CREDENTIALS);
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!areWhole(given));
    if (areWhole(given)) signIn.mutate({ login: given.login.trim(), password: given.password }, { onSuccess: onStep });
  };
  const failed = missing ? t("signIn.missing") : failure(signIn.error);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t("sources.signIn", { name })}</h1>
      {failed ? <Alert type="error" showIcon role="alert" title={missing ? failed : t("signIn.failed")} description={missing ? undefined : failed} /> : null}
      <CredentialFields given={given} onChange={setGiven} autoComplete="username" hint={t("sources.theirs", { name })} />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
      <Link to={back}>{t("sources.again")}</Link>
    </form>
  );
}
