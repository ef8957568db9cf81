import { useState, type FormEvent, type ReactElement } from "react";
import type { RoleName } from "@/api/account";
import { useContracts } from "@/modules/contracts";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading } from "@/shared/ui";
import { useRules } from "../queries";
import { services, useServiceRoles, useTokenChange } from "../tokens";
import { useFailure } from "./failure";
import styles from "./account.module.css";

/** The roles that a service account holds on contracts, and a further one. */
export function ServiceRoles({ account }: { account: string }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const held = useServiceRoles(account);
  const contracts = useContracts();
  const rules = useRules();
  const give = useTokenChange(services.give);
  const take = useTokenChange(services.take);
  const [contract, setContract] = useState("");
  const [role, setRole] = useState("");
  if (held.isError) return <ErrorState error={held.error} retry={() => void held.refetch()} />;
  if (!held.data || !contracts.data || !rules.data) return <Loading />;
  const titles = new Map(contracts.data.map((one) => [one.id, `${one.code} ${words(one.title)}`]));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (contract && role) give.mutate({ id: account, role: role as RoleName, contract_id: contract }, { onSuccess: () => setRole("") });
  };
  const failed = failure(give.error ?? take.error);
  return (
    <div className={styles.stack}>
      <h3>{t("services.roles")}</h3>
      {held.data.roles.length === 0 ? <p className={styles.quiet}>{t("services.noRoles")}</p> : null}
      <ul>
        {held.data.roles.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              {words(one.label)}
              <span className={styles.sub}>{titles.get(one.contract_id ?? "") ?? ""}</span>
            </span>
            <Button loading={take.isPending} aria-label={`${t("services.take")} ${words(one.label)}`} onClick={() => take.mutate({ id: account, grant: one.id ?? "" })}>
              {t("services.take")}
            </Button>
          </li>
        ))}
      </ul>
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      <form className={styles.form} onSubmit={send}>
        <SelectField label={t("services.contract")} value={contract} onChange={setContract} empty={t("services.choose")} options={contracts.data.map((one) => ({ value: one.id, label: titles.get(one.id) ?? one.code }))} required />
        <SelectField label={t("services.role")} value={role} onChange={setRole} empty={t("services.choose")} options={rules.data.roles.filter((one) => one.role !== "unit_administrator").map((one) => ({ value: one.role, label: words(one) }))} required />
        <div className={styles.buttons}>
          <Button htmlType="submit" loading={give.isPending}>
            {t("services.give")}
          </Button>
        </div>
      </form>
    </div>
  );
}
