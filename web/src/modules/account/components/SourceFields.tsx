import type { ReactElement, ReactNode } from "react";
import type { SourceGiven, UnknownPeople } from "@/api/account";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, Checkbox } from "@/shared/ui";
import { useAllPlaces } from "../registering";
import styles from "./account.module.css";

type Shared = Pick<SourceGiven, "name_zh" | "name_en" | "unknown" | "organisation_id" | "is_active">;

interface Props {
  draft: Shared;
  onChange: (changes: Partial<Shared>) => void;
}

/** How the source is called on the button of the sign-in page. */
export function NameFields({ draft, onChange }: Props): ReactElement {
  const { t } = useTexts("account");
  return (
    <>
      <TextField label={t("sources.nameZh")} value={draft.name_zh} onChange={(name_zh) => onChange({ name_zh })} maxLength={60} hint={t("sources.nameHint")} required />
      <TextField label={t("sources.nameEn")} value={draft.name_en} onChange={(name_en) => onChange({ name_en })} maxLength={60} required />
    </>
  );
}

/** What becomes of people who are not known here, and the unit of those who register. */
export function UnknownFields({ draft, onChange, error }: Props & { error?: string | undefined }): ReactElement {
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
        <SelectField
          label={t("sources.unit")}
          value={draft.organisation_id ?? ""}
          onChange={(unit) => onChange({ organisation_id: unit || null })}
          options={units}
          empty={t("sources.choose")}
          hint={t("sources.unitHint")}
          error={error}
          required
        />
      ) : null}
    </>
  );
}

/** Whether the sign-in page offers it. */
export function OnField({ draft, onChange }: Props): ReactElement {
  const { t } = useTexts("account");
  return (
    <Checkbox checked={draft.is_active ?? true} onChange={(event) => onChange({ is_active: event.target.checked })}>
      {t("sources.on")}
    </Checkbox>
  );
}

/** The end of the form: what is wrong with it as a whole, and the button. */
export function SourceFormEnd({ failed, pending, label }: { failed: ReactNode; pending: boolean; label: string }): ReactElement {
  return (
    <>
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {label}
        </Button>
      </div>
    </>
  );
}
