import { useId, useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContracts, useIntake } from "@/modules/contracts";
import { MultiChoice, SelectField, SlowField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, Icon } from "@/shared/ui";
import { CHANNELS, countFilters, LINES, STATES, TYPES, valuesOf, withoutFilters, withValues, type DayName, type ManyName } from "./filters";
import styles from "./FilterBar.module.css";

type Set = (changes: Record<string, string | readonly string[]>) => void;

interface Props {
  /** The workbench holds open cases only and has fewer filters. */
  short?: boolean;
  /** The name of a person whose cases are asked for by id. */
  person?: string | undefined;
}

/** The filters of a list; what is set stands in the address. */
export function FilterBar({ short, person }: Props): ReactElement {
  const { t } = useTexts("desk");
  const [query, setQuery] = useSearchParams();
  const [more, setMore] = useState(false);
  const id = useId();
  const set: Set = (changes) => setQuery(withValues(query, changes), { replace: true, preventScrollReset: true });
  const count = countFilters(query);
  return (
    <search className={styles.bar} data-open={more}>
      <div className={styles.row}>
        <SlowField label={t("cases.search")} type="search" value={query.get("q") ?? ""} onChange={(q) => set({ q })} />
        <ContractChoice query={query} set={set} />
        {short ? null : <WordChoice name="state" words={STATES} query={query} set={set} />}
        <LevelChoice query={query} set={set} />
        <AssigneeChoice query={query} set={set} person={person} />
      </div>
      <div className={styles.foot}>
        {short ? null : (["overdue", "due_soon", "open", "excluded"] as const).map((only) => (
          <Checkbox key={only} className={styles.only} checked={query.get(only) === "true"} onChange={(event) => set({ [only]: event.target.checked ? "true" : "" })}>
            {t(`cases.only.${only}`)}
          </Checkbox>
        ))}
        <Button type="text" size="small" aria-expanded={more} aria-controls={id} onClick={() => setMore(!more)}>
          {t(more ? "lists.fewer" : "lists.more")}
          <Icon name="down" size={12} />
        </Button>
        {count > 0 ? (
          <Button type="link" size="small" onClick={() => setQuery(withoutFilters(query), { replace: true })}>
            {t("lists.clear", { count })}
          </Button>
        ) : null}
      </div>
      <div id={id} hidden={!more} className={styles.row}>
        {more ? <FurtherFilters query={query} set={set} short={short ?? false} /> : null}
      </div>
    </search>
  );
}

interface Part {
  query: URLSearchParams;
  set: Set;
}

function ContractChoice({ query, set }: Part): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const contracts = useContracts();
  const options = (contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }));
  return <MultiChoice label={t("column.contract")} empty={t("cases.all")} options={options} chosen={valuesOf(query, "contract")} onChange={(contract) => set({ contract, level: "", kind: "", cause: "" })} />;
}

function WordChoice({ name, words, query, set }: Part & { name: Exclude<ManyName, "contract" | "level">; words: readonly string[] }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const label = (one: string) => (name === "state" ? word(`caseState.${one}`) : t(`lists.${name}.${one}`));
  return <MultiChoice label={t(`lists.column.${name}`)} empty={t("cases.all")} options={words.map((one) => ({ value: one, label: label(one) }))} chosen={valuesOf(query, name)} onChange={(chosen) => set({ [name]: chosen })} />;
}

/** Levels are the contract's own words, so they are offered once one contract is chosen. */
function LevelChoice({ query, set }: Part): ReactElement | null {
  const { t } = useTexts("desk");
  const words = useWords();
  const [contract = "", ...others] = valuesOf(query, "contract");
  const intake = useIntake(others.length > 0 ? "" : contract);
  const options = (intake.data?.levels ?? []).map((level) => ({ value: level.id, label: words(level.name) }));
  const chosen = valuesOf(query, "level");
  if (options.length === 0 && chosen.length === 0) return null;
  return <MultiChoice label={t("column.level")} empty={t("cases.all")} options={options} chosen={chosen} onChange={(level) => set({ level })} />;
}

function AssigneeChoice({ query, set, person }: Part & { person: string | undefined }): ReactElement {
  const { t } = useTexts("desk");
  const value = query.get("assignee") ?? "";
  const options = [
    { value: "me", label: t("lists.assignee.me") },
    { value: "nobody", label: t("lists.assignee.nobody") },
  ];
  if (value && !options.some((option) => option.value === value)) options.push({ value, label: person ?? t("lists.assignee.other") });
  return <SelectField label={t("lists.column.assignee")} required value={value} onChange={(assignee) => set({ assignee })} options={options} empty={t("cases.all")} />;
}

const PERIODS: readonly DayName[] = ["reported_from", "reported_to", "closed_from", "closed_to"];

function FurtherFilters({ query, set, short }: Part & { short: boolean }): ReactElement {
  const { t } = useTexts("desk");
  return (
    <>
      <WordChoice name="type" words={TYPES} query={query} set={set} />
      <WordChoice name="line" words={LINES} query={query} set={set} />
      <WordChoice name="channel" words={CHANNELS} query={query} set={set} />
      <FactChoice name="kind" query={query} set={set} />
      <FactChoice name="cause" query={query} set={set} />
      {(["system", "asset", "maker"] as const).map((name) => (
        <SlowField key={name} label={t(`lists.column.${name}`)} value={query.get(name) ?? ""} onChange={(value) => set({ [name]: value })} />
      ))}
      {PERIODS.filter((name) => !short || name.startsWith("reported")).map((name) => (
        <SlowField key={name} label={t(`lists.${name}`)} type="date" value={query.get(name) ?? ""} onChange={(value) => set({ [name]: value })} />
      ))}
    </>
  );
}

/** Kinds and causes are words of one contract as well. */
function FactChoice({ name, query, set }: Part & { name: "kind" | "cause" }): ReactElement | null {
  const { t } = useTexts("desk");
  const words = useWords();
  const [contract = "", ...others] = valuesOf(query, "contract");
  const intake = useIntake(others.length > 0 ? "" : contract);
  const fact = intake.data?.facts.find((one) => one.name === name);
  const value = query.get(name) ?? "";
  if (!fact && !value) return null;
  const options = (fact?.values ?? []).map((one) => ({ value: one.id, label: words(one.name) }));
  return <SelectField label={t(`lists.column.${name}`)} required value={value} onChange={(chosen) => set({ [name]: chosen })} options={options} empty={t("cases.all")} />;
}
