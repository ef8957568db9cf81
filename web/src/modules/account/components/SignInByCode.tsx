import { useState, type ReactElement } from "react";
import type { Step } from "@/api/account";
import { useTexts } from "@/shared/i18n";
import { useCodeStep } from "../registering";
import { CodeFields, codeOfLink, CodeForm } from "./CodeStep";
import { useFailure } from "./failure";
import styles from "../pages/SignInPage.module.css";

/** The first step with a code; a link of a mail brings the code along. */
export function SignInByCode({ onStep }: { onStep: (step: Step) => void }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const show = useCodeStep();
  const [account, setAccount] = useState("");
  const [code, setCode] = useState(codeOfLink);
  const submit = () => {
    if (code.trim()) show.mutate(code.trim(), { onSuccess: onStep });
  };
  return (
    <CodeForm className={styles.form} title={t("code.signIn")} submit={t("signIn.submit")} pending={show.isPending} failed={failure(show.error)} onSubmit={submit}>
      <CodeFields purpose="sign_in" account={account} onAccount={setAccount} code={code} onCode={setCode} />
    </CodeForm>
  );
}
