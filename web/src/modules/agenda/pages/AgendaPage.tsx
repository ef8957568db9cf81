import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, EmptyState, Page, PagedRows, Panel } from "@/shared/ui";
import { AgendaTable } from "../components/AgendaTable";
import { filtersOf, WHICH, whichOf } from "../components/asked";
import { useAgenda } from "../queries";
import styles from "../components/agenda.module.css";

/** What is due next over all subjects; the filters stand in the address. */
export function AgendaPage(): ReactElement {
  const { t } = useTexts("agenda");
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const filters = filtersOf(query);
  const contracts = useContracts();
  const agenda = useAgenda(filters);
  const pages = agenda.data?.pages.map((page) => page.items) ?? [];
  const kinds = (agenda.data?.pages[0]?.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.name) }));
  const count = pages.reduce((sum, rows) => sum + rows.length, 0);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  const filtered = Object.values(filters).some((value) => value !== undefined);
  const subject = filters.subject ? pages[0]?.[0]?.name : undefined;
  return (
    <Page title={t("title")} below={<p className={styles.quiet}>{t("lead")}</p>}>
      <Panel flush label={t("title")}>
        <search className={styles.filters}>
          <SelectField label={t("which")} required value={whichOf(query)} onChange={(which) => set("which", which === "all" ? "" : which)} options={WHICH.map((value) => ({ value, label: t(`whichOf.${value}`) }))} />
          <SelectField label={t("kind")} required value={query.get("kind") ?? ""} onChange={(kind) => set("kind", kind)} options={kinds} empty={t("all")} />
          <SelectField label={t("contract")} required value={query.get("contract") ?? ""} onChange={(id) => set("contract", id)} options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} empty={t("all")} />
        </search>
        {filters.subject ? (
          <div className={styles.one}>
            <span>{subject ? t("one", { name: words(subject) }) : t("oneOnly")}</span>
            <Button size="small" onClick={() => set("subject", "")}>{t("everything")}</Button>
          </div>
        ) : null}
        <PagedRows list={agenda} count={count} empty={<EmptyState title={t(filtered ? "none" : "empty")} note={t(filtered ? "noneNote" : "emptyNote")} />}>
          <AgendaTable pages={pages} kinds={Object.fromEntries(kinds.map((kind) => [kind.value, kind.label]))} />
        </PagedRows>
      </Panel>
    </Page>
  );
}
