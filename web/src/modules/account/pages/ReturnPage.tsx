import { useState, type ReactElement } from "react";
import { Link, Navigate, useLocation, useNavigate, useParams } from "react-router";
import type { Step } from "@/api/account";
import { useEntered, useSession } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { Alert, Loading } from "@/shared/ui";
import { Applied } from "../components/Applied";
import { useFailure } from "../components/failure";
import { Frame } from "../components/Frame";
import { safeNext, Steps } from "../components/Steps";
import { nextKept, useReturn } from "../sources";
import styles from "./SignInPage.module.css";

/** Where a source sends the browser back to: its answer is the first step, the others follow here. */
export function ReturnPage(): ReactElement {
  const { t } = useTexts("account");
  const session = useSession();
  if (session.data?.person) return <Navigate to={safeNext(nextKept())} replace />;
  return <Frame title={t("signIn.title")}>{session.data ? <Answer /> : <Waiting />}</Frame>;
}

function Answer(): ReactElement {
  const { t } = useTexts("account");
  const { source = "" } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const failure = useFailure();
  const entered = useEntered();
  const answer = useReturn(source, search.slice(1));
  const [later, setLater] = useState<Step>();
  const follow = (step: Step | undefined) => {
    if (step === undefined) void navigate("/sign-in");
    else if (step.next === "done") void entered();
    else setLater(step);
  };
  if (answer.isError) {
    return (
      <div className={styles.form}>
        <h1>{t("signIn.title")}</h1>
        <Alert type="error" showIcon role="alert" title={t("signIn.failed")} description={failure(answer.error)} />
        <Link to="/sign-in">{t("sources.again")}</Link>
      </div>
    );
  }
  if (answer.data?.next === "wait") return <Applied />;
  return <Steps step={later ?? answer.data} onStep={follow} first={<Waiting />} />;
}

function Waiting(): ReactElement {
  const { t } = useTexts("account");
  return (
    <div className={styles.form}>
      <h1>{t("sources.waiting")}</h1>
      <Loading rows={2} />
    </div>
  );
}
