import { useState, type FormEvent, type ReactElement } from "react";
import type { LinkBy, Source, SourceGiven, UnknownPeople } from "@/api/account";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Checkbox } from "@/shared/ui";
import { useAllPlaces } from "../registering";
import { useKeepSource } from "../sources";
import styles from "./account.module.css";
import { useFailure } from "./failure";

const BLANK: SourceGiven = {
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

function draftOf(source?: Source): SourceGiven {
  if (!source) return BLANK;
  const { name_zh, name_en, issuer, client_id, scopes, subject_claim, link_by, login_claim, unknown, organisation_id, is_active } = source;
  return { name_zh, name_en, issuer, client_id, client_secret: "", scopes, subject_claim, link_by, login_claim, unknown, organisation_id, is_active };
}

/** What a source is: a new one, or one that is changed. */
export function SourceForm({ source, onKept }: { source?: Source; onKept: () => void }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const keep = useKeepSource(source?.id);
  const [draft, setDraft] = useState(draftOf(source));
  const [missing, setMissing] = useState(false);
  const set = (changes: Partial<SourceGiven>) => setDraft({ ...draft, ...changes });
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
          <TextField label={t("sources.nameZh")} value={draft.name_zh} onChange={(name_zh) => set({ name_zh })} maxLength={60} hint={t("sources.nameHint")} required />
          <TextField label={t("sources.nameEn")} value={draft.name_en} onChange={(name_en) => set({ name_en })} maxLength={60} required />
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
          <Checkbox checked={draft.is_active ?? true} onChange={(event) => set({ is_active: event.target.checked })}>
            {t("sources.on")}
          </Checkbox>
        </div>
      </div>
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={keep.isPending}>
          {t(source ? "sources.save" : "sources.new")}
        </Button>
      </div>
    </form>
  );
}

/** What becomes of people who are not known here, and the unit of those who register. */
function UnknownFields({ draft, onChange }: { draft: SourceGiven; onChange: (changes: Partial<SourceGiven>) => void }): ReactElement {
  const { t } = useTexts("account");
  const places = useAllPlaces();
  const units = (places.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  return (
    <>
      <SelectField
        label={t("sources.unknown")}
        value={draft.unknown ?? "refuse"}
        onChange={(unknown) => onChange({ unknown: unknown as UnknownPeople })}
        options={[
          { value: "refuse", label: t("sources.refuse") },
          { value: "register", label: t("sources.register") },
        ]}
        required
      />
      {draft.unknown === "register" ? (
        <SelectField label={t("sources.unit")} value={draft.organisation_id ?? ""} onChange={(unit) => onChange({ organisation_id: unit || null })} options={units} empty={t("sources.choose")} hint={t("sources.unitHint")} required />
      ) : null}
    </>
  );
}
