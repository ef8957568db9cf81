import { useState, type FormEvent, type ReactElement } from "react";
import type { LinkBy, Provider, ProviderGiven } from "@/api/account";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { useKeepSource } from "../sources";
import styles from "./account.module.css";
import { useFailure } from "./failure";
import { NameFields, OnField, SourceFormEnd, UnknownFields } from "./SourceFields";

const BLANK: ProviderGiven = {
  kind: "oidc",
  name_zh: "",
  name_en: "",
  issuer: "",
  client_id: "",
  client_secret: "",
  scopes: "openid email profile",
  subject_claim: "sub",
  link_by: "mail",
  login_claim: "preferred_username",
  unknown: "refuse",
  organisation_id: null,
  is_active: true,
};

function draftOf(source?: Provider | undefined): ProviderGiven {
  if (!source) return BLANK;
  const { kind, name_zh, name_en, issuer, client_id, scopes, subject_claim, link_by, login_claim, unknown, organisation_id, is_active } = source;
  return { kind, name_zh, name_en, issuer, client_id, client_secret: "", scopes, subject_claim, link_by, login_claim, unknown, organisation_id, is_active };
}

/** What we are at a provider of OpenID Connect: a new one, or one that is changed. */
export function ProviderForm({ source, onKept }: { source?: Provider | undefined; onKept: () => void }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const keep = useKeepSource(source?.id);
  const [draft, setDraft] = useState(draftOf(source));
  const [missing, setMissing] = useState(false);
  const set = (changes: Partial<ProviderGiven>) => setDraft({ ...draft, ...changes });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = { ...draft, name_zh: draft.name_zh.trim(), name_en: draft.name_en.trim(), issuer: draft.issuer.trim(), client_id: draft.client_id.trim() };
    const incomplete = !given.name_zh || !given.name_en || !given.issuer || !given.client_id;
    setMissing(incomplete);
    if (!incomplete) keep.mutate(given, { onSuccess: () => (setDraft(source ? { ...given, client_secret: "" } : BLANK), onKept()) });
  };
  const failed = missing ? t("sources.missing") : failure(keep.error);
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <NameFields draft={draft} onChange={set} />
          <TextField label={t("sources.issuer")} value={draft.issuer} onChange={(issuer) => set({ issuer })} maxLength={300} hint={t("sources.issuerHint")} required />
          <TextField label={t("sources.clientId")} value={draft.client_id} onChange={(client_id) => set({ client_id })} maxLength={200} autoComplete="off" required />
          <TextField
            label={t("sources.secret")}
            type="password"
            value={draft.client_secret ?? ""}
            onChange={(client_secret) => set({ client_secret })}
            maxLength={500}
            autoComplete="new-password"
            hint={t(source?.has_secret ? "sources.secretKept" : "sources.secretHint")}
          />
        </div>
        <div className={styles.stack}>
          <SelectField
            label={t("sources.linkBy")}
            value={draft.link_by}
            onChange={(link_by) => set({ link_by: link_by as LinkBy })}
            options={[
              { value: "mail", label: t("sources.byMail") },
              { value: "login", label: t("sources.byLogin") },
            ]}
            required
          />
          {draft.link_by === "login" || draft.unknown === "register" ? (
            <TextField label={t("sources.loginClaim")} value={draft.login_claim ?? ""} onChange={(login_claim) => set({ login_claim })} maxLength={60} required />
          ) : null}
          <UnknownFields draft={draft} onChange={set} />
          <TextField label={t("sources.subjectClaim")} value={draft.subject_claim ?? ""} onChange={(subject_claim) => set({ subject_claim })} maxLength={60} hint={t("sources.subjectHint")} required />
          <TextField label={t("sources.scopes")} value={draft.scopes ?? ""} onChange={(scopes) => set({ scopes })} maxLength={280} required />
          <OnField draft={draft} onChange={set} />
        </div>
      </div>
      <SourceFormEnd failed={failed} pending={keep.isPending} label={t(source ? "sources.save" : "sources.new")} />
    </form>
  );
}
