import { useState, type FormEvent, type ReactElement } from "react";
import type { NewClient, ProviderClient, ScopeName } from "@/api/provider";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Checkbox } from "@/shared/ui";
import { useFailure } from "./failure";
import styles from "./provider.module.css";

const SCOPES: ScopeName[] = ["profile", "email", "phone", "offline_access"];
const lines = (text: string) => text.split(/\s+/).filter(Boolean);

interface Props {
  client?: ProviderClient;
  pending: boolean;
  error: unknown;
  submit: string;
  onSubmit: (given: NewClient, done: () => void) => void;
}

/** What a system is: its name, where people may be sent back to, and what it may know. */
export function ClientForm({ client, pending, error, submit, onSubmit }: Props): ReactElement {
  const { t } = useTexts("provider");
  const failure = useFailure();
  const blank = { name: "", back: "", out: "", scopes: ["profile"] as ScopeName[], open: false };
  const [draft, setDraft] = useState(client ? { name: client.name, back: client.redirect_uris.join("\n"), out: client.logout_uris.join("\n"), scopes: client.scopes, open: client.kind === "public" } : blank);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const turn = (scope: ScopeName, on: boolean) => set({ scopes: on ? [...draft.scopes, scope] : draft.scopes.filter((one) => one !== scope) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.name.trim() || lines(draft.back).length === 0) return;
    const given = { name: draft.name.trim(), redirect_uris: lines(draft.back), logout_uris: lines(draft.out), scopes: ["openid" as ScopeName, ...draft.scopes.filter((one) => one !== "openid")] };
    onSubmit({ ...given, ...(client ? {} : { public: draft.open }) } as NewClient, () => setDraft(blank));
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <TextField label={t("clients.name")} value={draft.name} onChange={(name) => set({ name })} maxLength={100} required />
      <TextField label={t("clients.back")} value={draft.back} onChange={(back) => set({ back })} lines={3} hint={t("clients.backHint")} required />
      <TextField label={t("clients.out")} value={draft.out} onChange={(out) => set({ out })} lines={2} />
      <fieldset className={styles.plain}>
        <legend>{t("clients.scopes")}</legend>
        {SCOPES.map((scope) => (
          <Checkbox key={scope} checked={draft.scopes.includes(scope)} onChange={(event) => turn(scope, event.target.checked)}>
            {t(`clients.scope.${scope}`)}
          </Checkbox>
        ))}
      </fieldset>
      {client ? null : (
        <Checkbox checked={draft.open} onChange={(event) => set({ open: event.target.checked })}>
          {t("clients.public")}
        </Checkbox>
      )}
      {error ? <Alert type="error" showIcon role="alert" title={failure(error)} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
