import { useEffect, useState, type ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { CaseRow, CaseState } from "@/api/desk";
import { useContracts, useIntake } from "@/modules/contracts";
import { serverNow, useMoment } from "@/shared/format";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, DataTable, EmptyState, ErrorState, Loading, Page, Panel, StateMark, Tag, type Column } from "@/shared/ui";
import { useCases, type CaseFilters } from "../queries";
import styles from "./CasesPage.module.css";

const STATES: CaseState[] = ["reported", "active", "paused", "resolved", "confirmed", "closed"];

function readFilters(query: URLSearchParams): CaseFilters {
  const text = (name: string) => query.get(name) || undefined;
  const only = (name: string) => (query.get(name) === "true" ? true : undefined);
  const state = STATES.find((one) => one === query.get("state"));
  return { q: text("q"), contract: text("contract"), state, level: text("level"), overdue: only("overdue"), due_soon: only("due_soon"), open: only("open") };
}

export function CasesPage(): ReactElement {
  const { t } = useTexts("desk");
  const [query] = useSearchParams();
  const filters = readFilters(query);
  const cases = useCases(filters);
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Page title={t("cases.title")}>
      <Panel flush label={t("cases.title")}>
        <Filters filters={filters} />
        {cases.isPending ? <Loading rows={10} /> : null}
        {cases.isError && !cases.data ? <ErrorState error={cases.error} retry={() => void cases.refetch()} /> : null}
        {cases.data && rows.length === 0 ? (
          <EmptyState title={t(filtered ? "cases.noneFound" : "cases.empty")} note={filtered ? t("cases.noneFoundNote") : undefined} action={filtered ? <Link to="/cases">{t("cases.clear")}</Link> : <Link to="/cases/report">{t("workbench.report")}</Link>} />
        ) : null}
        {rows.length > 0 ? <CasesTable rows={rows} /> : null}
        {rows.length > 0 ? (
          <div className={styles.more}>
            <span role="status">{t("cases.shown", { count: rows.length })}</span>
            {cases.hasNextPage ? (
              <Button onClick={() => void cases.fetchNextPage()} loading={cases.isFetchingNextPage}>
                {t("more")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </Panel>
    </Page>
  );
}

function Filters({ filters }: { filters: CaseFilters }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const contracts = useContracts();
  const intake = useIntake(filters.contract ?? "");
  const set = (changes: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  const contractOptions = (contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }));
  const levelOptions = (intake.data?.levels ?? []).map((level) => ({ value: level.id, label: words(level.name) }));
  return (
    <search className={styles.filters}>
      <SearchBox value={filters.q ?? ""} onChange={(q) => set({ q })} />
      <SelectField label={t("column.contract")} required value={filters.contract ?? ""} onChange={(contract) => set({ contract, level: "" })} options={contractOptions} empty={t("cases.all")} />
      <SelectField label={t("column.state")} required value={filters.state ?? ""} onChange={(state) => set({ state })} options={STATES.map((state) => ({ value: state, label: word(`caseState.${state}`) }))} empty={t("cases.all")} />
      {levelOptions.length > 0 ? (
        <SelectField label={t("column.level")} required value={filters.level ?? ""} onChange={(level) => set({ level })} options={levelOptions} empty={t("cases.all")} />
      ) : null}
      {(["overdue", "due_soon", "open"] as const).map((only) => (
        <Checkbox key={only} className={styles.check} checked={filters[only] === true} onChange={(event) => set({ [only]: event.target.checked ? "true" : "" })}>
          {t(`cases.only.${only}`)}
        </Checkbox>
      ))}
    </search>
  );
}

/** Typing waits a moment before it becomes a search. */
function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactElement {
  const { t } = useTexts("desk");
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), 300);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return <TextField label={t("cases.search")} required type="search" value={typed} onChange={setTyped} />;
}

function CasesTable({ rows }: { rows: CaseRow[] }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const now = serverNow();
  const columns: Column<CaseRow>[] = [
    {
      key: "case",
      title: t("column.case"),
      phone: "lead",
      cell: (row) => (
        <span className={styles.case}>
          <Link to={`/cases/${row.number}`}>{row.title}</Link>
          <span className={styles.sub}>{row.number}</span>
        </span>
      ),
    },
    { key: "contract", title: t("column.contract"), cell: (row) => words(row.contract.title) },
    { key: "level", title: t("column.level"), nowrap: true, cell: (row) => (row.level ? <Tag strong>{words(row.level.name)}</Tag> : <span className={styles.sub}>{t("unclassified")}</span>) },
    {
      key: "state",
      title: t("column.state"),
      nowrap: true,
      cell: (row) => (
        <span className={styles.states}>
          <StateMark kind="caseState" value={row.state} />
          {row.breached ? <StateMark kind="clockState" value="breached" /> : null}
        </span>
      ),
    },
    { key: "reported", title: t("column.reported"), nowrap: true, cell: (row) => moment(row.reported_at, { zone: row.contract.timezone, near: now }) },
    { key: "due", title: t("column.nextDue"), nowrap: true, cell: (row) => (row.next_due_at ? moment(row.next_due_at, { zone: row.contract.timezone, dayEnd: true, near: now }) : "—") },
  ];
  return <DataTable caption={t("cases.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
