import { useState, type FormEvent, type ReactElement } from "react";
import type { Directory, DirectoryGiven, LinkBy } from "@/api/account";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { BLANK, draftOf, givenOf, isWhole, PRESETS, presetOf } from "../directory";
import { useKeepSource } from "../sources";
import styles from "./account.module.css";
import { faultsOf, useFailure } from "./failure";
import { NameFields, OnField, SourceFormEnd, UnknownFields } from "./SourceFields";

interface PartProps {
  draft: DirectoryGiven;
  onChange: (changes: Partial<DirectoryGiven>) => void;
  fault: (path: string) => string | undefined;
}

/** Where a directory is and how people are found in it: a new one, or one that is changed. */
export function DirectoryForm({ source, onKept }: { source?: Directory | undefined; onKept: () => void }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const keep = useKeepSource(source?.id);
  const [draft, setDraft] = useState(draftOf(source));
  const [missing, setMissing] = useState(false);
  const set = (changes: Partial<DirectoryGiven>) => setDraft({ ...draft, ...changes });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = givenOf(draft);
    setMissing(!isWhole(given));
    if (isWhole(given)) keep.mutate(given, { onSuccess: () => (setDraft(source ? { ...given, bind_password: "" } : BLANK), onKept()) });
  };
  const faults = faultsOf(keep.error);
  const part = { draft, onChange: set, fault: (path: string) => faults.get(path) };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <NameFields draft={draft} onChange={set} />
          <ServerFields {...part} hasPassword={source?.has_password ?? false} />
        </div>
        <div className={styles.stack}>
          <EntryFields {...part} />
          <UnknownFields draft={draft} onChange={set} error={part.fault("organisation_id")} />
          <OnField draft={draft} onChange={set} />
        </div>
      </div>
      <SourceFormEnd failed={missing ? t("sources.missingDirectory") : failure(keep.error)} pending={keep.isPending} label={t(source ? "sources.save" : "sources.new")} />
    </form>
  );
}

/** Where it is, and who asks there. */
function ServerFields({ draft, onChange, fault, hasPassword }: PartProps & { hasPassword: boolean }): ReactElement {
  const { t } = useTexts("account");
  return (
    <>
      <TextField label={t("sources.address")} value={draft.address} onChange={(address) => onChange({ address })} maxLength={300} hint={t("sources.addressHint")} error={fault("address")} required />
      <TextField label={t("sources.base")} value={draft.base} onChange={(base) => onChange({ base })} maxLength={500} hint={t("sources.baseHint")} error={fault("base")} required />
      <TextField label={t("sources.bindDn")} value={draft.bind_dn ?? ""} onChange={(bind_dn) => onChange({ bind_dn })} maxLength={500} autoComplete="off" hint={t("sources.bindDnHint")} error={fault("bind_dn")} />
      <TextField
        label={t("sources.bindPassword")}
        type="password"
        value={draft.bind_password ?? ""}
        onChange={(bind_password) => onChange({ bind_password })}
        maxLength={500}
        autoComplete="new-password"
        hint={t(hasPassword ? "sources.bindPasswordKept" : "sources.bindPasswordHint")}
        error={fault("bind_password")}
      />
      <TextField label={t("sources.certificates")} value={draft.certificates ?? ""} onChange={(certificates) => onChange({ certificates })} lines={4} maxLength={20000} hint={t("sources.certificatesHint")} error={fault("certificates")} />
    </>
  );
}

/** How an entry is found, and what its attributes say. */
function EntryFields({ draft, onChange, fault }: PartProps): ReactElement {
  const { t } = useTexts("account");
  const choose = (name: string) => onChange(name === "ad" || name === "openldap" ? PRESETS[name] : {});
  return (
    <>
      <SelectField
        label={t("sources.preset")}
        value={presetOf(draft)}
        onChange={choose}
        options={[
          { value: "openldap", label: "OpenLDAP" },
          { value: "ad", label: "Active Directory" },
        ]}
        empty={t("sources.ownPreset")}
        hint={t("sources.presetHint")}
      />
      <TextField label={t("sources.filter")} value={draft.search_filter} onChange={(search_filter) => onChange({ search_filter })} lines={2} maxLength={1000} hint={t("sources.filterHint")} error={fault("search_filter")} required />
      <SelectField
        label={t("sources.linkBy")}
        value={draft.link_by}
        onChange={(link_by) => onChange({ link_by: link_by as LinkBy })}
        options={[
          { value: "login", label: t("sources.byLoginAttribute") },
          { value: "mail", label: t("sources.byMailAttribute") },
        ]}
        hint={t("sources.linkHint")}
        required
      />
      <TextField label={t("sources.lasting")} value={draft.lasting_attribute} onChange={(lasting_attribute) => onChange({ lasting_attribute })} maxLength={60} hint={t("sources.lastingHint")} error={fault("lasting_attribute")} required />
      <TextField label={t("sources.loginAttribute")} value={draft.login_attribute} onChange={(login_attribute) => onChange({ login_attribute })} maxLength={60} error={fault("login_attribute")} required />
      <TextField label={t("sources.nameAttribute")} value={draft.name_attribute ?? ""} onChange={(name_attribute) => onChange({ name_attribute })} maxLength={60} error={fault("name_attribute")} />
      <TextField label={t("sources.mailAttribute")} value={draft.mail_attribute ?? ""} onChange={(mail_attribute) => onChange({ mail_attribute })} maxLength={60} error={fault("mail_attribute")} />
    </>
  );
}
