import { useEffect, type ReactElement } from "react";
import { useLocation } from "react-router";
import type { Authorisation } from "@/api/provider";
import { useSession } from "@/modules/directory";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading } from "@/shared/ui";
import { Brand } from "../Brand";
import { useFailure } from "../failure";
import { useAuthorisation, useDecideAuthorisation, useEndSession } from "../queries";
import styles from "../provider.module.css";

/** Where other systems send people: sign in, consent, and go on. */
export function AuthorizePage(): ReactElement {
  const { t } = useTexts("provider");
  const shared = useTexts();
  const query = useLocation().search.slice(1);
  const asked = useAuthorisation(query);
  return (
    <main className={styles.page}>
      <title>{`${t("consent.title")} · ${shared.t("product")}`}</title>
      {asked.isPending ? <Loading /> : null}
      {asked.isError ? <ErrorState error={asked.error} /> : null}
      {asked.data ? <Next asked={asked.data} query={query} /> : null}
    </main>
  );
}

function Next({ asked, query }: { asked: Authorisation; query: string }): ReactElement {
  if (asked.location) return <GoTo location={asked.location} />;
  if (asked.shown === "sign_in") return <SignInAnew query={query} />;
  return asked.shown === "go_on" ? <GoOn query={query} /> : <ConsentSheet asked={asked} query={query} />;
}

/** Whoever was signed in is signed out first: the system asks for a sign-in of now. A stranger goes straight to it. */
function SignInAnew({ query }: { query: string }): ReactElement {
  const session = useSession();
  const out = useEndSession();
  const { mutate } = out;
  const isIn = session.data?.person != null;
  const next = new URLSearchParams({ next: `/authorize?${withoutLogin(query)}` }).toString();
  useEffect(() => {
    if (isIn) mutate();
  }, [isIn, mutate]);
  const error = session.error ?? out.error;
  if (error) return <ErrorState error={error} />;
  return out.isSuccess || (session.data && !isIn) ? <GoTo location={`/sign-in?${next}`} /> : <Loading />;
}

/** The sign-in that the request asks for comes now, and once. */
function withoutLogin(query: string): string {
  const given = new URLSearchParams(query);
  const prompts = (given.get("prompt") ?? "").split(" ").filter((word) => word !== "" && word !== "login");
  given.delete("prompt");
  if (prompts.length > 0) given.set("prompt", prompts.join(" "));
  return given.toString();
}

function GoTo({ location }: { location: string }): ReactElement {
  useEffect(() => window.location.replace(location), [location]);
  return <Loading />;
}

function GoOn({ query }: { query: string }): ReactElement {
  const decide = useDecideAuthorisation(query);
  const { mutate } = decide;
  useEffect(() => mutate(true), [mutate]);
  if (decide.isError) return <ErrorState error={decide.error} />;
  return decide.data ? <GoTo location={decide.data.location} /> : <Loading />;
}

function ConsentSheet({ asked, query }: { asked: Authorisation; query: string }): ReactElement {
  const { t } = useTexts("provider");
  const words = useWords();
  const failure = useFailure();
  const session = useSession();
  const decide = useDecideAuthorisation(query);
  if (decide.data) return <GoTo location={decide.data.location} />;
  return (
    <div className={styles.sheet}>
      <Brand />
      <h1>{t("consent.heading", { client: asked.client })}</h1>
      <p className={styles.quiet}>{t("consent.as", { name: session.data?.person?.name ?? "", site: asked.site })}</p>
      <div>
        <p>{t("consent.lead")}</p>
        <ul className={styles.scopes}>
          {asked.scopes.map((one) => (
            <li key={one.scope}>{words(one)}</li>
          ))}
        </ul>
      </div>
      {decide.isError ? <Alert type="error" showIcon role="alert" title={failure(decide.error)} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" size="large" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t("consent.grant")}
        </Button>
        <Button size="large" disabled={decide.isPending} onClick={() => decide.mutate(false)}>
          {t("consent.refuse")}
        </Button>
      </div>
    </div>
  );
}
