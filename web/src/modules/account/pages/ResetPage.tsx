import { useState, type ReactElement } from "react";
import { Link } from "react-router";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert } from "@/shared/ui";
import { CodeFields, codeOfLink, CodeForm } from "../components/CodeStep";
import { useFailure } from "../components/failure";
import { Frame } from "../components/Frame";
import { useReset } from "../registering";
import styles from "./SignInPage.module.css";

/** A new password with a code by SMS or mail. */
export function ResetPage(): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const reset = useReset();
  const [account, setAccount] = useState("");
  const [code, setCode] = useState(codeOfLink);
  const [first, setFirst] = useState("");
  const [second, setSecond] = useState("");
  const differ = second !== "" && first !== second;
  const submit = () => {
    if (code.trim() && first && first === second) reset.mutate({ code: code.trim(), password: first });
  };
  return (
    <Frame title={t("reset.title")}>
      {reset.isSuccess ? (
        <div className={styles.form}>
          <h1>{t("reset.title")}</h1>
          <Alert type="success" showIcon role="status" title={t("reset.done")} />
        </div>
      ) : (
        <CodeForm className={styles.form} title={t("reset.title")} submit={t("reset.submit")} pending={reset.isPending} failed={failure(reset.error)} onSubmit={submit}>
          <CodeFields purpose="reset" account={account} onAccount={setAccount} code={code} onCode={setCode} />
          <TextField label={t("password.first")} type="password" value={first} onChange={setFirst} autoComplete="new-password" hint={t("password.hint")} required />
          <TextField label={t("password.second")} type="password" value={second} onChange={setSecond} autoComplete="new-password" error={differ ? t("password.differ") : undefined} required />
        </CodeForm>
      )}
      <Link to="/sign-in">{t("reset.back")}</Link>
    </Frame>
  );
}
