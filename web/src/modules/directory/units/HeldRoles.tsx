import { useState, type FormEvent, type ReactElement } from "react";
import type { Person, RoleGiven } from "@/api/directory";
import { useContracts } from "@/modules/contracts";
import { Refusal, SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Loading } from "@/shared/ui";
import { usePermissions } from "../permissions/queries";
import { useKeeper } from "../queries";
import { people, useDirectoryChange, useUnits } from "./calls";
import styles from "./units.module.css";

interface Props {
  person: Person;
  /** Something else depends on the roles and is read again when they change. */
  onChanged?: () => void;
}

/** The roles that somebody, or a program, holds; administrators give and end those on contracts. */
export function HeldRoles({ person, onChanged }: Props): ReactElement {
  const { t } = useTexts("units");
  const words = useWords();
  const gives = useKeeper().everywhere;
  const contracts = useContracts();
  const units = useUnits();
  const take = useDirectoryChange(people.take);
  const failed = contracts.error ?? units.error;
  if (failed) return <ErrorState error={failed} retry={() => void Promise.all([contracts.refetch(), units.refetch()])} />;
  if (!contracts.data || !units.data) return <Loading />;
  const titles = new Map(contracts.data.map((one) => [one.id, `${one.code} ${words(one.title)}`]));
  const names = new Map(units.data.map((one) => [one.id, one.name]));
  const on = (contract: string | null, unit: string | null) => (contract ? (titles.get(contract) ?? "") : unit ? (names.get(unit) ?? t("otherUnit")) : t("everyContract"));
  const shown = person.roles.filter((one) => !one.contract_id || titles.has(one.contract_id));
  return (
    <div className={styles.stack}>
      {person.roles.length === 0 ? <p className={styles.quiet}>{t("noRoles")}</p> : null}
      <ul>
        {shown.map((one) => (
          <li key={one.id} className={styles.row}>
            <span>
              {words(one.label)}
              <span className={styles.sub}>{on(one.contract_id, one.unit_id)}</span>
            </span>
            {gives && one.contract_id && one.id ? (
              <Button loading={take.isPending} aria-label={`${t("take")} ${words(one.label)} ${on(one.contract_id, one.unit_id)}`} onClick={() => take.mutate({ id: person.id, grant: one.id ?? "" }, { onSuccess: () => onChanged?.() })}>
                {t("take")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < person.roles.length ? <p className={styles.quiet}>{t("otherContracts", { count: person.roles.length - shown.length })}</p> : null}
      {take.error ? <Refusal error={take.error} /> : null}
      {gives ? <GiveRole person={person.id} onGiven={() => onChanged?.()} contracts={contracts.data.map((one) => ({ value: one.id, label: titles.get(one.id) ?? one.code }))} /> : null}
    </div>
  );
}

function GiveRole({ person, contracts, onGiven }: { person: string; contracts: { value: string; label: string }[]; onGiven: () => void }): ReactElement {
  const { t } = useTexts("units");
  const shared = useTexts();
  const words = useWords();
  const table = usePermissions();
  const give = useDirectoryChange(people.give);
  const [contract, setContract] = useState("");
  const [role, setRole] = useState("");
  const [tried, setTried] = useState(false);
  const roles = (table.data?.roles ?? []).filter((one) => one.id !== "unit_administrator").map((one) => ({ value: one.id, label: words(one.label) }));
  const missing = (value: string) => (tried && !value ? shared.t("state.requiredMissing") : undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const done = () => (setRole(""), setTried(false), onGiven());
    if (contract && role) give.mutate({ id: person, role: role as RoleGiven["role"], contract_id: contract }, { onSuccess: done });
  };
  return (
    <form className={styles.stack} onSubmit={send} noValidate>
      <div className={styles.form}>
        <SelectField label={t("contract")} value={contract} onChange={setContract} empty={t("choose")} options={contracts} error={missing(contract)} required />
        <SelectField label={t("role")} value={role} onChange={setRole} empty={t("choose")} options={roles} error={missing(role)} required />
      </div>
      {give.error ? <Refusal error={give.error} /> : null}
      <div className={styles.buttons}>
        <Button htmlType="submit" loading={give.isPending}>
          {t("give")}
        </Button>
      </div>
    </form>
  );
}
