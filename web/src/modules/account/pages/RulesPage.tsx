import { useState, type ReactElement } from "react";
import type { RoleName, Rules } from "@/api/account";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Checkbox, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { useFailure } from "../components/failure";
import { AccountTabs } from "../components/Tabs";
import { useRules, useSetRules } from "../queries";
import styles from "../components/account.module.css";

export function RulesPage(): ReactElement {
  const { t } = useTexts("account");
  const rules = useRules();
  return (
    <Page title={t("rules.title")} below={<AccountTabs />}>
      <Panel title={t("rules.factors")}>
        {rules.isPending ? <Loading /> : null}
        {rules.isError ? <ErrorState error={rules.error} retry={() => void rules.refetch()} /> : null}
        {rules.data ? <RuleForm rules={rules.data} /> : null}
      </Panel>
    </Page>
  );
}

function RuleForm({ rules }: { rules: Rules }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const save = useSetRules();
  const [required, setRequired] = useState<RoleName[]>(rules.roles.filter((one) => one.required).map((one) => one.role));
  const turn = (role: RoleName, on: boolean) => setRequired(on ? [...required, role] : required.filter((one) => one !== role));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(required);
      }}
    >
      <p className={styles.quiet}>{t("rules.lead")}</p>
      <fieldset className={styles.plain}>
        <legend className="visually-hidden">{t("rules.factors")}</legend>
        {rules.roles.map((one) => (
          <Checkbox key={one.role} checked={required.includes(one.role)} onChange={(event) => turn(one.role, event.target.checked)}>
            {words(one)}
          </Checkbox>
        ))}
      </fieldset>
      {save.isSuccess ? <Alert type="success" showIcon role="status" title={t("rules.done")} /> : null}
      {save.isError ? <Alert type="error" showIcon role="alert" title={failure(save.error)} /> : null}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t("rules.submit")}
        </Button>
      </div>
    </form>
  );
}
