import { useState, type ReactElement } from "react";
import { Link, Navigate, useSearchParams } from "react-router";
import type { Step } from "@/api/account";
import { setLanguage, useLanguage, useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { codeOfLink } from "../components/CodeStep";
import { Frame } from "../components/Frame";
import { PasswordStep } from "../components/PasswordStep";
import { SignInByCode } from "../components/SignInByCode";
import { SourceButtons } from "../components/SourceButtons";
import { Steps } from "../components/Steps";
import { useWays } from "../registering";
import { useSigningIn } from "../signingIn";
import styles from "./SignInPage.module.css";

export function SignInPage(): ReactElement {
  const { t } = useTexts("account");
  const [query] = useSearchParams();
  const { next, isSignedIn, step, follow } = useSigningIn();
  if (isSignedIn) return <Navigate to={next} replace />;
  return (
    <Frame title={t("signIn.title")}>
      <Steps step={step} onStep={follow} first={<FirstStep expired={query.get("expired") === "1"} next={next} onStep={follow} />} />
      <LanguageSwitch />
    </Frame>
  );
}

/** The first step: a password or passkey, a code where codes can leave, or a source. */
function FirstStep({ expired, next, onStep }: { expired: boolean; next: string; onStep: (step: Step) => void }): ReactElement {
  const { t } = useTexts("account");
  const ways = useWays();
  const [byCode, setByCode] = useState(codeOfLink() !== "");
  const hasCodes = ways.data?.codes ?? false;
  return (
    <>
      {byCode ? <SignInByCode onStep={onStep} /> : <PasswordStep expired={expired} onStep={onStep} />}
      <SourceButtons next={next} />
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
