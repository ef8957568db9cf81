import { useEffect, useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { SelectField, TextField, type Option } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./knowledge.module.css";

/** Words, contract and state of a list; all of it stands in the address. */
export function ListFilters({ states }: { states: Option[] }): ReactElement {
  const { t } = useTexts("knowledge");
  const words = useWords();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const asked = query.get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  useEffect(() => {
    if (typed.trim() === asked) return undefined;
    const timer = setTimeout(() => set("q", typed.trim()), 300);
    return () => clearTimeout(timer);
  });
  const options = (contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }));
  return (
    <search className={styles.filters}>
      <TextField label={t("search")} required type="search" value={typed} onChange={setTyped} maxLength={200} />
      <SelectField label={t("contract")} required value={query.get("contract") ?? ""} onChange={(id) => set("contract", id)} options={options} empty={t("all")} />
      <SelectField label={t("state")} required value={query.get("state") ?? ""} onChange={(state) => set("state", state)} options={states} empty={t("all")} />
    </search>
  );
}
