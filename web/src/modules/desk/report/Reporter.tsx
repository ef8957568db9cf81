import type { ReactElement } from "react";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Panel } from "@/shared/ui";
import styles from "./report.module.css";

export interface ReporterDraft {
  name: string;
  company: string;
  phone: string;
  mail: string;
  address: string;
}

export const NOBODY: ReporterDraft = { name: "", company: "", phone: "", mail: "", address: "" };

export const reporterOf = (draft: ReporterDraft): ReporterDraft => ({
  name: draft.name.trim(),
  company: draft.company.trim(),
  phone: draft.phone.trim(),
  mail: draft.mail.trim(),
  address: draft.address.trim(),
});

/** Who is to be asked and told; the person signed in need not be the one. */
export function ReporterFields({ draft, onChange }: { draft: ReporterDraft; onChange: (changes: Partial<ReporterDraft>) => void }): ReactElement {
  const { t } = useTexts("desk");
  return (
    <Panel title={t("case.reporter")}>
      <div className={styles.three}>
        <TextField label={t("report.name")} value={draft.name} onChange={(name) => onChange({ name })} maxLength={200} />
        <TextField label={t("report.company")} value={draft.company} onChange={(company) => onChange({ company })} maxLength={200} />
        <TextField label={t("report.phone")} type="tel" value={draft.phone} onChange={(phone) => onChange({ phone })} maxLength={200} />
        <TextField label={t("report.mail")} type="email" value={draft.mail} onChange={(mail) => onChange({ mail })} maxLength={200} />
        <TextField label={t("report.address")} value={draft.address} onChange={(address) => onChange({ address })} maxLength={200} />
      </div>
    </Panel>
  );
}
