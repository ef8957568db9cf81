import { useState, type ReactElement } from "react";
import type { NewToken, Token, TokenShown, Tokens } from "@/api/account";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, Tag } from "@/shared/ui";
import { useTokenChange, type TokenCalls } from "../tokens";
import { useConfirmed } from "./ConfirmDrawer";
import { TokenForm } from "./TokenForm";
import { useFailure } from "./failure";
import styles from "./account.module.css";

interface Props {
  tokens: Tokens;
  calls: TokenCalls;
  closed?: boolean;
  /** Several people make tokens of this owner. */
  shared?: boolean;
}

/** The tokens of one owner, and a new one, whose secret is shown once. */
export function TokenPanel({ tokens, calls, closed = false, shared = false }: Props): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const { guard, drawer } = useConfirmed();
  const make = useTokenChange(calls.make);
  const revoke = useTokenChange(calls.revoke);
  const [shown, setShown] = useState<TokenShown>();
  const [open, setOpen] = useState(false);
  const submit = (given: NewToken, done: () => void) =>
    void guard(async () => {
      setShown(await make.mutateAsync(given));
      setOpen(false);
      done();
    });
  const error = make.error && "code" in make.error && make.error.code === "confirm_first" ? null : make.error;
  return (
    <div className={styles.stack}>
      {shown ? <ShownOnce token={shown} onKept={() => setShown(undefined)} /> : null}
      {revoke.isError ? <Alert type="error" showIcon role="alert" title={failure(revoke.error)} /> : null}
      {tokens.items.length === 0 && !open ? <EmptyState title={t("tokens.empty")} /> : null}
      <ul>
        {tokens.items.map((one) => (
          <TokenRow key={one.id} token={one} tokens={tokens} shared={shared} pending={revoke.isPending} onRevoke={() => revoke.mutate(one.id)} />
        ))}
      </ul>
      {open ? <TokenForm scopes={tokens.scopes} pending={make.isPending} error={error} onSubmit={submit} /> : null}
      {open || closed ? null : (
        <div className={styles.buttons}>
          <Button type="primary" onClick={() => setOpen(true)}>
            {t("tokens.new")}
          </Button>
        </div>
      )}
      {drawer}
    </div>
  );
}

function ShownOnce({ token, onKept }: { token: TokenShown; onKept: () => void }): ReactElement {
  const { t } = useTexts("account");
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(token.secret).then(() => setCopied(true));
  return (
    <div className={styles.stack}>
      <Alert type="warning" showIcon role="status" title={t("tokens.shownOnce", { name: token.name })} description={t("tokens.use")} />
      <p className={styles.secret}>{token.secret}</p>
      <div className={styles.buttons}>
        <Button type="primary" onClick={onKept}>
          {t("recovery.kept")}
        </Button>
        <Button onClick={copy}>{t(copied ? "recovery.copied" : "recovery.copy")}</Button>
      </div>
    </div>
  );
}

function TokenRow({ token, tokens, shared, pending, onRevoke }: { token: Token; tokens: Tokens; shared: boolean; pending: boolean; onRevoke: () => void }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const moment = useMoment();
  const named = token.scopes.map((id) => tokens.scopes.find((one) => one.id === id)?.label);
  return (
    <li className={styles.row}>
      <span>
        <strong>{token.name}</strong> {token.is_live ? null : <Tag>{t("tokens.ended")}</Tag>}
        <span className={styles.sub}>{named.map((label, place) => (label ? words(label) : token.scopes[place])).join(" · ")}</span>
        <span className={styles.sub}>
          {t("tokens.span", { since: moment(token.since), until: moment(token.until) })} · {token.used_at ? t("tokens.used", { moment: moment(token.used_at), from: token.used_from }) : t("tokens.unused")}
        </span>
        {shared ? <span className={styles.sub}>{t("tokens.madeBy", { name: token.made_by })}</span> : null}
      </span>
      {token.is_live ? (
        <Button danger loading={pending} aria-label={`${t("tokens.revoke")} ${token.name}`} onClick={onRevoke}>
          {t("tokens.revoke")}
        </Button>
      ) : null}
    </li>
  );
}
