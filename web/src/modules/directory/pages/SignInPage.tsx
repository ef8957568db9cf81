import { useState, type FormEvent, type ReactElement } from "react";
import { Navigate, useSearchParams } from "react-router";
import { isProblem } from "@/api/problem";
import { TextField } from "@/shared/forms";
import { setLanguage, useLanguage, useTexts } from "@/shared/i18n";
import { Alert, Button, Mark } from "@/shared/ui";
import { useSession, useSignIn } from "../queries";
import styles from "./SignInPage.module.css";

/** Only addresses of this site are followed after signing in. */
function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}

export function SignInPage(): ReactElement {
  const { t } = useTexts("directory");
  const shared = useTexts();
  const [query] = useSearchParams();
  const session = useSession();
  if (session.data?.person) return <Navigate to={safeNext(query.get("next"))} replace />;
  return (
    <div className={styles.page}>
      <title>{`${t("signIn.title")} · ${shared.t("product")}`}</title>
      <aside className={styles.story} aria-label={shared.t("productNote")}>
        <p className={styles.brand}>
          <Mark size={44} />
          <span>
            砥柱 <span lang="en">Mainstay</span>
          </span>
        </p>
        <p className={styles.lead}>{t("signIn.lead")}</p>
        <ul>
          {(["clause", "recompute", "shared"] as const).map((point) => (
            <li key={point}>{t(`signIn.points.${point}`)}</li>
          ))}
        </ul>
        <Stream />
      </aside>
      <main className={styles.side}>
        <SignInForm expired={query.get("expired") === "1"} />
        <LanguageSwitch />
      </main>
    </div>
  );
}

function SignInForm({ expired }: { expired: boolean }): ReactElement {
  const { t } = useTexts("directory");
  const shared = useTexts();
  const signIn = useSignIn();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = !login.trim() || !password;
    setMissing(incomplete);
    if (!incomplete) signIn.mutate({ login: login.trim(), password });
  };
  const failure = signIn.error ? (isProblem(signIn.error) ? signIn.error.message : shared.t("state.offline")) : "";
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t("signIn.title")}</h1>
      {expired && !failure ? <Alert type="info" showIcon title={shared.t("state.expired")} /> : null}
      {failure || missing ? <Alert type="error" showIcon title={missing ? t("signIn.missing") : t("signIn.failed")} description={missing ? undefined : failure} role="alert" /> : null}
      <TextField label={t("signIn.login")} value={login} onChange={setLogin} autoComplete="username" required />
      <TextField label={t("signIn.password")} type="password" value={password} onChange={setPassword} autoComplete="current-password" required />
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t("signIn.submit")}
      </Button>
    </form>
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

/** The stream that parts at the pillar. */
function Stream(): ReactElement {
  const lines = [0, 1, 2, 3, 4, 5, 6];
  return (
    <svg className={styles.stream} viewBox="0 0 600 260" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path d="M318 260 330 70l18-34h26l16 34 12 190z" fill="#ffffff" fillOpacity=".92" />
      <path d="M348 36h26l16 34 12 190h-40z" fill="#cfdfe0" />
      <g fill="none" stroke="#7fc4c9" strokeWidth="2.500" strokeLinecap="round">
        {lines.map((line) => {
          const y = 92 + line * 26;
          return (
            <path
              key={line}
              opacity={0.25 + line * 0.1}
              d={`M-10 ${y}c60-16 110 16 170 0s90 10 ${150 - line * 2} -4M${402 + line * 2} ${y - 4}c40-10 70 14 110 4s60-12 110 2`}
            />
          );
        })}
      </g>
    </svg>
  );
}
