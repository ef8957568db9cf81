import { useState, type ReactElement } from "react";
import type { Source } from "@/api/account";
import { SelectField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import styles from "./account.module.css";
import { DirectoryForm } from "./DirectoryForm";
import { ProviderForm } from "./ProviderForm";

/** What a source is: a new one, whose kind is chosen, or one that is changed, whose kind stays. */
export function SourceForm({ source, onKept }: { source?: Source; onKept: () => void }): ReactElement {
  const { t } = useTexts("account");
  const [kind, setKind] = useState<Source["kind"]>(source?.kind ?? "oidc");
  return (
    <div className={styles.stack}>
      {source ? null : (
        <SelectField
          label={t("sources.kind")}
          value={kind}
          onChange={(chosen) => setKind(chosen as Source["kind"])}
          options={[
            { value: "oidc", label: t("sources.kinds.oidc") },
            { value: "ldap", label: t("sources.kinds.ldap") },
          ]}
          required
        />
      )}
      {kind === "ldap" ? (
        <DirectoryForm source={source?.kind === "ldap" ? source : undefined} onKept={onKept} />
      ) : (
        <ProviderForm source={source?.kind === "oidc" ? source : undefined} onKept={onKept} />
      )}
    </div>
  );
}
