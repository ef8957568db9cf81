import { useState, type ReactElement } from "react";
import { Link, Navigate, useSearchParams } from "react-router";
import type { Step } from "@/api/account";
import { useEntered, useSession } from "@/modules/directory";
import { setLanguage, useLanguage, useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { AppForm } from "../components/AppForm";
import { Frame } from "../components/Frame";
import { codeOfLink } from "../components/CodeStep";
import { PasswordStep } from "../components/PasswordStep";
import { RecoveryCodes } from "../components/RecoveryCodes";
import { SecondStep } from "../components/SecondStep";
import { SignInByCode } from "../components/SignInByCode";
import { appBeforeEntering } from "../queries";
import { useWays } from "../registering";
import styles from "./SignInPage.module.css";

/** Only addresses of this site are followed after signing in. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

export function SignInPage(): ReactElement {
  const { t } = useTexts("account");
  const [query] = useSearchParams();
  const session = useSession();
  if (session.data?.person) return <Navigate to={safeNext(query.get("next"))} replace />;
  return (
    <Frame title={t("signIn.title")}>
      <Steps expired={query.get("expired") === "1"} />
      <LanguageSwitch />
    </Frame>
  );
}

/** The steps of a sign-in, each in place of the one before. */
function Steps({ expired }: { expired: boolean }): ReactElement {
  const { t } = useTexts("account");
  const entered = useEntered();
  const [step, setStep] = useState<Step>();
  const [codes, setCodes] = useState<string[]>();
  const follow = (next: Step) => (next.next === "done" ? void entered() : setStep(next));
  if (codes) {
    return (
      <div className={styles.form}>
        <h1>{t("recovery.title")}</h1>
        <RecoveryCodes codes={codes} onKept={() => void entered()} />
      </div>
    );
  }
  if (step?.next === "second") return <SecondStep factors={step.factors} onStep={follow} onBack={() => setStep(undefined)} />;
  if (step?.next === "enrol") {
    return (
      <div className={styles.form}>
        <h1>{t("enrol.title")}</h1>
        <p>{t("enrol.lead")}</p>
        <AppForm how={appBeforeEntering} submit={t("enrol.submit")} onTaken={setCodes} />
        <Button type="link" onClick={() => setStep(undefined)}>
          {t("second.back")}
        </Button>
      </div>
    );
  }
  return <FirstStep expired={expired} onStep={follow} />;
}

/** The first step: a password or passkey, or a code where codes can leave. */
function FirstStep({ expired, onStep }: { expired: boolean; onStep: (step: Step) => void }): ReactElement {
  const { t } = useTexts("account");
  const ways = useWays();
  const [byCode, setByCode] = useState(codeOfLink() !== "");
  const hasCodes = ways.data?.codes ?? false;
  return (
    <>
      {byCode ? <SignInByCode onStep={onStep} /> : <PasswordStep expired={expired} onStep={onStep} />}
      {hasCodes ? (
        <div className={styles.further}>
          <Button type="link" onClick={() => setByCode(!byCode)}>
            {t(byCode ? "code.usePassword" : "code.useCode")}
          </Button>
          <Link to="/reset-password">{t("reset.forgotten")}</Link>
          <Link to="/register">{t("register.title")}</Link>
        </div>
      ) : null}
    </>
  );
}

function LanguageSwitch(): ReactElement {
  const language = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button type="link" onClick={() => setLanguage(other)} lang={other === "zh" ? "zh-CN" : "en"}>
      {other === "zh" ? "中文" : "English"}
    </Button>
  );
}
