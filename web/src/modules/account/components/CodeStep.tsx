import { useEffect, useState, type FormEvent, type ReactElement, type ReactNode } from "react";
import type { CodePurpose } from "@/api/account";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import { useAskForCode } from "../registering";
import { useFailure } from "./failure";

/** The code that a link of a mail carries behind its #; it never reaches a server's log. */
export function codeOfLink(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get("code") ?? "";
}

interface Props {
  purpose: CodePurpose;
  account: string;
  onAccount: (account: string) => void;
  code: string;
  onCode: (code: string) => void;
}

interface SendProps {
  pending: boolean;
  disabled: boolean;
  /** Sends, and says when another may be asked for. */
  onSend: (sent: (seconds: number) => void) => void;
}

/** The button that sends a code, and waits before it sends another. */
export function SendButton({ pending, disabled, onSend }: SendProps): ReactElement {
  const { t } = useTexts("account");
  const [wait, setWait] = useState(0);
  const [sent, setSent] = useState(false);
  useEffect(() => {
    if (wait <= 0) return;
    const timer = window.setTimeout(() => setWait(wait - 1), 1000);
    return () => window.clearTimeout(timer);
  }, [wait]);
  const begin = (seconds: number) => {
    setSent(true);
    setWait(seconds);
  };
  return (
    <>
      <Button onClick={() => onSend(begin)} loading={pending} disabled={wait > 0 || disabled} block>
        {wait > 0 ? t("code.again", { seconds: wait }) : t("code.send")}
      </Button>
      {sent ? <Alert type="info" showIcon role="status" title={t("code.sent")} /> : null}
    </>
  );
}

/** Who one is, the button that sends a code there, and the field for it. */
export function CodeFields({ purpose, account, onAccount, code, onCode }: Props): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const ask = useAskForCode();
  return (
    <>
      {ask.isError ? <Alert type="error" showIcon role="alert" title={failure(ask.error)} /> : null}
      <TextField label={t("signIn.login")} value={account} onChange={onAccount} autoComplete="username" hint={t("signIn.loginHint")} required />
      <SendButton pending={ask.isPending} disabled={!account.trim()} onSend={(sent) => ask.mutate({ account: account.trim(), purpose }, { onSuccess: (asked) => sent(asked.again_seconds) })} />
      <TextField label={t("code.code")} value={code} onChange={onCode} autoComplete="one-time-code" maxLength={10} required />
    </>
  );
}

interface StepProps {
  title: string;
  submit: string;
  pending: boolean;
  failed: string;
  onSubmit: () => void;
  children: ReactNode;
  className: string | undefined;
}

/** The form around the steps with a code. */
export function CodeForm({ title, submit, pending, failed, onSubmit, children, className }: StepProps): ReactElement {
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={className} onSubmit={send} noValidate>
      <h1>{title}</h1>
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      {children}
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>
        {submit}
      </Button>
    </form>
  );
}
