import { useState, type ReactElement } from "react";
import type { Step } from "@/api/account";
import { useEntered } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { appBeforeEntering } from "../queries";
import styles from "../pages/SignInPage.module.css";
import { AppForm } from "./AppForm";
import { RecoveryCodes } from "./RecoveryCodes";
import { SecondStep } from "./SecondStep";

interface Props {
  step: Step | undefined;
  /** The step that follows; none for a sign-in that begins anew. */
  onStep: (step: Step | undefined) => void;
  /** What is shown before any step is done. */
  first: ReactElement;
}

/** The steps of a sign-in, each in place of the one before. */
export function Steps({ step, onStep, first }: Props): ReactElement {
  const { t } = useTexts("account");
  const entered = useEntered();
  const [codes, setCodes] = useState<string[]>();
  if (codes) {
    return (
      <div className={styles.form}>
        <h1>{t("recovery.title")}</h1>
        <RecoveryCodes codes={codes} onKept={() => void entered()} />
      </div>
    );
  }
  if (step?.next === "second") return <SecondStep factors={step.factors} onStep={onStep} onBack={() => onStep(undefined)} />;
  if (step?.next === "enrol") {
    return (
      <div className={styles.form}>
        <h1>{t("enrol.title")}</h1>
        <p>{t("enrol.lead")}</p>
        <AppForm how={appBeforeEntering} submit={t("enrol.submit")} onTaken={setCodes} />
        <Button type="link" onClick={() => onStep(undefined)}>
          {t("second.back")}
        </Button>
      </div>
    );
  }
  return first;
}

/** Only addresses of this site are followed after signing in. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
