import type { ReactElement } from "react";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";

export interface Credentials {
  login: string;
  password: string;
}

export const NO_CREDENTIALS: Credentials = { login: "", password: "" };

/** An empty password is no password: it is never sent. */
export const areWhole = ({ login, password }: Credentials): boolean => login.trim() !== "" && password !== "";

interface Props {
  given: Credentials;
  onChange: (given: Credentials) => void;
  autoComplete: string;
  hint?: string;
}

/** An account and its password. */
export function CredentialFields({ given, onChange, autoComplete, hint }: Props): ReactElement {
  const { t } = useTexts("account");
  return (
    <>
      <TextField label={t("signIn.login")} value={given.login} onChange={(login) => onChange({ ...given, login })} autoComplete={autoComplete} hint={hint} required />
      <TextField label={t("signIn.password")} type="password" value={given.password} onChange={(password) => onChange({ ...given, password })} autoComplete="current-password" required />
    </>
  );
}
