import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { SelectField, SlowField, type Option } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { isNarrowed, withFilter, type FilterName } from "./asked";
import styles from "./access.module.css";

interface Props {
  kinds: Option[];
  written: Option[];
  /** The name of the person whose accesses are asked for by id. */
  person: string | undefined;
}

/** The filters of the record; what is set stands in the address. */
export function AccessFiltersBar({ kinds, written, person }: Props): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const value = (name: FilterName) => query.get(name) ?? "";
  const set = (name: FilterName) => (chosen: string) => setQuery(withFilter(query, name, chosen), { replace: true, preventScrollReset: true });
  const all = t("record.all");
  return (
    <search className={styles.bar}>
      <div className={styles.filters}>
        <SelectField label={t("record.kind")} required value={value("kind")} onChange={set("kind")} options={kinds} empty={all} />
        <SelectField label={t("record.what")} required value={value("what")} onChange={set("what")} options={written} empty={all} />
        <SlowField label={t("record.person")} type="search" value={value("person")} onChange={set("person")} />
        <SelectField label={t("record.contract")} required value={value("contract")} onChange={set("contract")} options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} empty={all} />
        <SlowField label={t("record.from")} type="date" value={value("from")} onChange={set("from")} />
        <SlowField label={t("record.to")} type="date" value={value("to")} onChange={set("to")} />
      </div>
      {isNarrowed(query) ? (
        <div className={styles.one}>
          {value("person_id") ? (
            <>
              <span>{person ? t("record.onlyPerson", { name: person }) : t("record.onlyOne")}</span>
              <Button size="small" onClick={() => set("person_id")("")}>{t("record.everybody")}</Button>
            </>
          ) : null}
          <Button type="link" size="small" onClick={() => setQuery({}, { replace: true, preventScrollReset: true })}>{t("record.clear")}</Button>
        </div>
      ) : null}
    </search>
  );
}
