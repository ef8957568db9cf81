import { useState, type FormEvent, type ReactElement } from "react";
import type { Factor, Step, TypedFactor } from "@/api/account";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Checkbox } from "@/shared/ui";
import { hasPasskeys } from "../passkeys";
import { usePasskeyStep, useSecondStep } from "../queries";
import { useFailure } from "./failure";
import styles from "../pages/SignInPage.module.css";

interface Props {
  factors: Factor[];
  onStep: (step: Step) => void;
  onBack: () => void;
}

/** The second step: the app's password, a passkey, or a recovery code. */
export function SecondStep({ factors, onStep, onBack }: Props): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const second = useSecondStep();
  const passkey = usePasskeyStep();
  const [factor, setFactor] = useState<TypedFactor>(factors.includes("totp") ? "totp" : "recovery");
  const [code, setCode] = useState("");
  const [trust, setTrust] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    passkey.reset();
    if (code.trim()) second.mutate({ factor, code, trust }, { onSuccess: onStep });
  };
  const turn = () => {
    setFactor(factor === "totp" ? "recovery" : "totp");
    setCode("");
    second.reset();
  };
  const failed = failure(second.error ?? passkey.error);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t("second.title")}</h1>
      <p>{t(`second.lead.${factor}`)}</p>
      {failed ? <Alert type="error" showIcon role="alert" title={t("signIn.failed")} description={failed} /> : null}
      <TextField key={factor} label={t(`second.${factor}`)} value={code} onChange={setCode} autoComplete={factor === "totp" ? "one-time-code" : "off"} maxLength={20} required />
      <Checkbox checked={trust} onChange={(event) => setTrust(event.target.checked)}>
        {t("second.trust")}
      </Checkbox>
      <Button type="primary" htmlType="submit" size="large" block loading={second.isPending}>
        {t("second.submit")}
      </Button>
      {hasPasskeys && factors.includes("passkey") ? (
        <Button size="large" block loading={passkey.isPending} onClick={() => passkey.mutate(trust, { onSuccess: onStep })}>
          {t("second.passkey")}
        </Button>
      ) : null}
      <div className={styles.further}>
        {factors.includes("totp") && factors.includes("recovery") ? (
          <Button type="link" onClick={turn}>
            {t(factor === "totp" ? "second.useRecovery" : "second.useApp")}
          </Button>
        ) : null}
        <Button type="link" onClick={onBack}>
          {t("second.back")}
        </Button>
      </div>
    </form>
  );
}
