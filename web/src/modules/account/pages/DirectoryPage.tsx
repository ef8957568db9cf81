import type { ReactElement } from "react";
import { Navigate, useParams } from "react-router";
import type { Step } from "@/api/account";
import { useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Loading } from "@/shared/ui";
import { Applied } from "../components/Applied";
import { DirectoryStep } from "../components/DirectoryStep";
import { Frame } from "../components/Frame";
import { Steps } from "../components/Steps";
import { useWays } from "../registering";
import { useSigningIn } from "../signingIn";

/** Signing in with the account of a directory: its password is typed here, the other steps follow here. */
export function DirectoryPage(): ReactElement {
  const { t } = useTexts("account");
  const { next, isSignedIn, step, follow } = useSigningIn();
  if (isSignedIn) return <Navigate to={next} replace />;
  return (
    <Frame title={t("signIn.title")}>
      {step?.next === "wait" ? <Applied /> : <Steps step={step} onStep={follow} first={<FirstStep back={`/sign-in?next=${encodeURIComponent(next)}`} onStep={follow} />} />}
    </Frame>
  );
}

/** The form, once it is known which directory it is of; a source that is off leads back. */
function FirstStep({ back, onStep }: { back: string; onStep: (step: Step) => void }): ReactElement {
  const { source = "" } = useParams();
  const words = useWords();
  const ways = useWays();
  if (ways.isPending) return <Loading rows={2} />;
  if (ways.isError) return <ErrorState error={ways.error} retry={() => void ways.refetch()} />;
  const way = ways.data.sources.find((one) => one.id === source && one.kind === "ldap");
  return way ? <DirectoryStep source={source} name={words(way)} back={back} onStep={onStep} /> : <Navigate to={back} replace />;
}
