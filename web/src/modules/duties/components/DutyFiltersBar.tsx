import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { WHICH } from "./asked";
import styles from "./duties.module.css";

/** Contract, side and state of the list; all of it stands in the address. */
export function DutyFiltersBar(): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  const options = (contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }));
  return (
    <search className={styles.filters}>
      <SelectField label={t("contract")} required value={query.get("contract") ?? ""} onChange={(id) => set("contract", id)} options={options} empty={t("all")} />
      <SelectField label={t("owner")} required value={query.get("owner") ?? ""} onChange={(side) => set("owner", side)} options={["vendor", "customer"].map((value) => ({ value, label: t(`side.${value}`) }))} empty={t("all")} />
      <SelectField label={t("states")} required value={query.get("which") ?? "due"} onChange={(which) => set("which", which === "due" ? "" : which)} options={WHICH.map((value) => ({ value, label: t(`which.${value}`) }))} />
    </search>
  );
}
