import { useState, type FormEvent, type ReactElement } from "react";
import type { RoleName, Service } from "@/api/account";
import { useContracts } from "@/modules/contracts";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading } from "@/shared/ui";
import { useKeeper } from "../keeping";
import { useRules } from "../queries";
import { services, useServiceRoles, useTokenChange } from "../tokens";
import { useFailure } from "./failure";
import styles from "./account.module.css";

/** The roles that a service account holds on contracts; administrators of the whole installation give and take them. */
export function ServiceRoles({ service }: { service: Service }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const keeper = useKeeper();
  const held = useServiceRoles(service.id);
  const contracts = useContracts();
  const take = useTokenChange(services.take);
  if (held.isError) return <ErrorState error={held.error} retry={() => void held.refetch()} />;
  if (!held.data || !contracts.data) return <Loading />;
  const titles = new Map(contracts.data.map((one) => [one.id, `${one.code} ${words(one.title)}`]));
  return (
    <div className={styles.stack}>
      <h3>{t("services.roles")}</h3>
      {held.data.roles.length === 0 ? <p className={styles.quiet}>{t("services.noRoles")}</p> : null}
      <ul hidden={held.data.roles.length === 0}>
        {held.data.roles.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              {words(one.label)}
              {one.contract_id ? <span className={styles.sub}>{titles.get(one.contract_id) ?? t("services.otherContract")}</span> : null}
            </span>
            {keeper.everywhere ? (
              <Button loading={take.isPending} aria-label={`${t("services.take")} ${words(one.label)}`} onClick={() => take.mutate({ id: service.id, grant: one.id ?? "" })}>
                {t("services.take")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {take.isError ? <Alert type="error" showIcon role="alert" title={failure(take.error)} /> : null}
      {keeper.everywhere ? <GiveRole service={service} contracts={[...titles].map(([value, label]) => ({ value, label }))} /> : <p className={styles.quiet}>{t("services.givenAbove")}</p>}
    </div>
  );
}

function GiveRole({ service, contracts }: { service: Service; contracts: { value: string; label: string }[] }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const rules = useRules();
  const give = useTokenChange(services.give);
  const [contract, setContract] = useState("");
  const [role, setRole] = useState("");
  if (!rules.data) return <Loading />;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (contract && role) give.mutate({ id: service.id, role: role as RoleName, contract_id: contract }, { onSuccess: () => setRole("") });
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {service.unit_id ? <p className={styles.quiet}>{t("services.goesToUnit", { unit: service.unit })}</p> : null}
      <SelectField label={t("services.contract")} value={contract} onChange={setContract} empty={t("services.choose")} options={contracts} required />
      <SelectField label={t("services.role")} value={role} onChange={setRole} empty={t("services.choose")} options={rules.data.roles.filter((one) => one.role !== "unit_administrator").map((one) => ({ value: one.role, label: words(one) }))} required />
      {give.isError ? <Alert type="error" showIcon role="alert" title={failure(give.error)} /> : null}
      <div className={styles.buttons}>
        <Button htmlType="submit" loading={give.isPending}>
          {t("services.give")}
        </Button>
      </div>
    </form>
  );
}
