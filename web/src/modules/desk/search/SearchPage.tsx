import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { CaseFound } from "@/api/search";
import { isProblem } from "@/api/problem";
import { useContracts } from "@/modules/contracts";
import { momentOfDay, serverNow, useMoment } from "@/shared/format";
import { SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, EmptyState, ErrorState, Loading, Page, Panel, ReadOn, StateMark, Tag } from "@/shared/ui";
import { TYPES } from "../lists/filters";
import { Marked } from "./Marked";
import { useSearch } from "./queries";
import styles from "./search.module.css";

/** What was found over numbers, people, texts, comments and names of files. */
export function SearchPage(): ReactElement {
  const { t } = useTexts("desk");
  const [query] = useSearchParams();
  const asked = query.get("q") ?? "";
  return (
    <Page title={asked ? t("search.titleFor", { words: asked }) : t("search.title")} below={t("search.lead")}>
      <Panel flush label={t("search.title")}>
        <Filters />
        {asked ? <Results /> : <EmptyState title={t("search.nothingAsked")} note={t("search.how")} />}
      </Panel>
    </Page>
  );
}

function Filters(): ReactElement {
  const { t } = useTexts("desk");
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
    <div className={styles.filters}>
      <SelectField label={t("column.contract")} required value={query.get("contract") ?? ""} onChange={(id) => set("contract", id)} options={options} empty={t("cases.all")} />
      <SelectField label={t("search.type")} required value={query.get("type") ?? ""} onChange={(type) => set("type", type)} options={TYPES.map((type) => ({ value: type, label: t(`lists.type.${type}`) }))} empty={t("cases.all")} />
      <TextField label={t("search.since")} required type="date" value={query.get("since") ?? ""} onChange={(day) => set("since", day)} />
      <TextField label={t("search.until")} required type="date" value={query.get("until") ?? ""} onChange={(day) => set("until", day)} />
    </div>
  );
}

function Results(): ReactElement {
  const { t } = useTexts("desk");
  const [query] = useSearchParams();
  const found = useSearch(filtersOf(query));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const partly = found.data?.pages.some((page) => !page.complete);
  if (found.isPending) return <Loading rows={8} />;
  if (found.isError && !found.data) {
    return isProblem(found.error, 503) ? <EmptyState title={found.error.title} note={found.error.message} /> : <ErrorState error={found.error} retry={() => void found.refetch()} />;
  }
  return (
    <>
      {partly ? <Alert className={styles.partly ?? ""} type="info" showIcon title={t("search.partly")} /> : null}
      {items.length === 0 ? <EmptyState title={t("search.none")} note={t("search.how")} /> : null}
      <ol className={styles.results}>
        {items.map((item) => (
          <Result key={item.case.number} found={item} />
        ))}
      </ol>
      {items.length > 0 ? <ReadOn list={found} count={items.length} /> : null}
    </>
  );
}

function Result({ found }: { found: CaseFound }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const { case: row, title, excerpts } = found;
  return (
    <li className={styles.result}>
      <p className={styles.above}>
        <span className={styles.number}>{row.number}</span>
        <StateMark kind="caseState" value={row.state} />
        {row.level ? <Tag>{words(row.level.name)}</Tag> : null}
        <span className={styles.quiet}>
          {words(row.contract.title)} · {moment(row.reported_at, { near: serverNow() })}
        </span>
      </p>
      <h2 className={styles.title}>
        <Link to={`/cases/${row.number}`}>
          <Marked parts={title} />
        </Link>
      </h2>
      {excerpts.map((one) => (
        <p key={`${one.kind}${one.seq}`} className={styles.excerpt}>
          <span className={styles.where}>{t(`search.kind.${one.kind}`)}</span>
          <span>
            <Marked parts={one.parts} />
          </span>
        </p>
      ))}
    </li>
  );
}

/** Days in the address become moments; the last day counts whole. */
function filtersOf(query: URLSearchParams): Parameters<typeof useSearch>[0] {
  const day = (name: string) => query.get(name) ?? "";
  const type = TYPES.find((one) => one === query.get("type"));
  const since = momentOfDay(day("since"));
  const until = momentOfDay(day("until"), { end: true });
  return { q: query.get("q") ?? "", ...(query.get("contract") ? { contract: query.get("contract") } : {}), ...(type ? { type } : {}), ...(since ? { since } : {}), ...(until ? { until } : {}) };
}
