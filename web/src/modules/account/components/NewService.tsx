import { useState, type FormEvent, type ReactElement } from "react";
import { optionsOf, useKeeper, useUnits } from "@/modules/directory";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading, Panel } from "@/shared/ui";
import { services, useTokenChange } from "../tokens";
import { useFailure } from "./failure";
import styles from "./account.module.css";

const EMPTY = { login: "", name: "", unit: "" };

/** A new service account, in one of the units under whoever makes it. */
export function NewService(): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const keeper = useKeeper();
  const units = useUnits();
  const make = useTokenChange(services.make);
  const [draft, setDraft] = useState(EMPTY);
  if (units.isError) return <ErrorState error={units.error} retry={() => void units.refetch()} />;
  if (!units.data) return <Loading />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = { login: draft.login.trim(), name: draft.name.trim(), unit_id: draft.unit || null };
    if (given.login && given.name) make.mutate(given, { onSuccess: () => setDraft(EMPTY) });
  };
  return (
    <Panel title={t("services.make")}>
      <form className={`${styles.form} ${styles.narrow}`} onSubmit={send}>
        <TextField label={t("services.name")} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} maxLength={60} required />
        <TextField label={t("services.loginLabel")} value={draft.login} onChange={(login) => setDraft({ ...draft, login })} maxLength={40} hint={t("services.loginHint")} required />
        <SelectField
          label={t("services.unit")}
          value={draft.unit}
          onChange={(unit) => setDraft({ ...draft, unit })}
          empty={t(keeper.everywhere ? "services.noUnit" : "services.choose")}
          options={optionsOf(units.data)}
          hint={t("services.unitHint")}
          required={!keeper.everywhere}
        />
        {make.isError ? <Alert type="error" showIcon role="alert" title={failure(make.error)} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t("services.make")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
