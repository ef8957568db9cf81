import { useState, type FormEvent, type ReactElement } from "react";
import { Link } from "react-router";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading } from "@/shared/ui";
import { SendButton } from "../components/CodeStep";
import { useFailure } from "../components/failure";
import { Frame } from "../components/Frame";
import { useAskToRegister, usePlaces, useRegister } from "../registering";
import styles from "./SignInPage.module.css";

/** Registering oneself: a code to the number, who one is, and the wait for an administrator. */
export function RegisterPage(): ReactElement {
  const { t } = useTexts("account");
  const places = usePlaces();
  return (
    <Frame title={t("register.title")}>
      {places.isPending ? <Loading /> : null}
      {places.isError ? <ErrorState error={places.error} retry={() => void places.refetch()} /> : null}
      {places.data?.items.length === 0 ? <EmptyState title={t("register.closed")} note={t("register.closedNote")} /> : null}
      {places.data && places.data.items.length > 0 ? <RegisterForm places={places.data.items} /> : null}
      <Link to="/sign-in">{t("reset.back")}</Link>
    </Frame>
  );
}

const BLANK = { phone: "", code: "", name: "", place: "", password: "" };

function RegisterForm({ places }: { places: { id: string; name: string }[] }): ReactElement {
  const { t } = useTexts("account");
  const shared = useTexts();
  const failure = useFailure();
  const ask = useAskToRegister();
  const register = useRegister();
  const [draft, setDraft] = useState(BLANK);
  const [missing, setMissing] = useState(false);
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const incomplete = Object.values(draft).some((value) => !value.trim());
    setMissing(incomplete);
    if (!incomplete) register.mutate({ code: draft.code.trim(), name: draft.name.trim(), organisation_id: draft.place, password: draft.password });
  };
  if (register.isSuccess) {
    return (
      <div className={styles.form}>
        <h1>{t("register.title")}</h1>
        <Alert type="success" showIcon role="status" title={t("register.done")} description={t("register.doneNote", { phone: register.data.phone })} />
      </div>
    );
  }
  const failed = failure(ask.error ?? register.error);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t("register.title")}</h1>
      {failed || missing ? <Alert type="error" showIcon role="alert" title={missing ? t("register.missing") : failed} /> : null}
      <TextField label={t("register.phone")} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} autoComplete="tel" maxLength={20} required />
      <SendButton pending={ask.isPending} disabled={!draft.phone.trim()} onSend={(sent) => ask.mutate(draft.phone.trim(), { onSuccess: (asked) => sent(asked.again_seconds) })} />
      <TextField label={t("code.code")} value={draft.code} onChange={(code) => set({ code })} autoComplete="one-time-code" maxLength={10} required />
      <TextField label={t("register.name")} value={draft.name} onChange={(name) => set({ name })} autoComplete="name" maxLength={100} required />
      <SelectField label={t("register.place")} value={draft.place} empty={shared.t("state.choose")} onChange={(place) => set({ place })} options={places.map((one) => ({ value: one.id, label: one.name }))} required />
      <TextField label={t("register.password")} type="password" value={draft.password} onChange={(password) => set({ password })} autoComplete="new-password" hint={t("password.hint")} required />
      <Button type="primary" htmlType="submit" size="large" block loading={register.isPending}>
        {t("register.submit")}
      </Button>
    </form>
  );
}
