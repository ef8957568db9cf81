import { useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { ColumnName, View } from "@/api/lists";
import { MultiChoice, SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import { addressOf, COLUMNS, columnsOf, ORDERS, orderOfList, withValues } from "./filters";
import { useViews } from "./queries";
import { ViewDrawer } from "./ViewDrawer";
import styles from "./lists.module.css";

interface Props {
  onExport: () => void;
}

/** Saved views, the order, the columns, and what is done with the list as a whole. */
export function ViewBar({ onExport }: Props): ReactElement {
  const { t } = useTexts("desk");
  const [query, setQuery] = useSearchParams();
  const [saving, setSaving] = useState(false);
  const views = useViews();
  const words = useWords();
  const view = views.data?.views.find((one) => one.id === query.get("view"));
  const names = new Map((views.data?.columns ?? []).map((column) => [column.id, words(column.name)]));
  const columns = COLUMNS.map((one) => ({ value: one, label: names.get(one) ?? t(`lists.column.${one}`) }));
  const set = (changes: Record<string, string | readonly string[]>) => setQuery(withValues(query, changes), { replace: true, preventScrollReset: true });
  const show = (id: string) => {
    const found = views.data?.views.find((one) => one.id === id);
    setQuery(found ? addressOf(found) : new URLSearchParams({ view: "none" }), { replace: true });
  };
  return (
    <>
      <div className={styles.bar}>
        <SelectField label={t("lists.view.title")} required value={view?.id ?? ""} onChange={show} options={(views.data?.views ?? []).map((one) => ({ value: one.id, label: nameOf(one, t("lists.view.shared")) }))} empty={t("lists.view.none")} />
        <Button onClick={() => setSaving(true)}>{t(view ? "lists.view.manage" : "lists.view.save")}</Button>
        <div className={styles.order}>
          <SelectField label={t("lists.order.title")} required value={orderOfList(query)} onChange={(order) => set({ order: order === "newest" ? "" : order })} options={ORDERS.map((one) => ({ value: one, label: t(`lists.order.${one}`) }))} />
        </div>
        <div className={styles.order}>
          <MultiChoice label={t("lists.columns")} empty="" options={columns} chosen={columnsOf(query)} onChange={(column) => set({ column })} />
        </div>
        <Button className={styles.push} onClick={onExport}>
          {t("lists.export.title")}
        </Button>
      </div>
      {view && view.gone.length > 0 ? <Gone view={view} /> : null}
      {saving ? <ViewDrawer view={view} columns={columnsOf(query) as ColumnName[]} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function nameOf(view: View, shared: string): string {
  return view.shared_on ? `${view.name}（${shared}${view.mine ? "" : ` · ${view.owner}`}）` : view.name;
}

/** A view that asks for something that is no longer there says so. */
function Gone({ view }: { view: View }): ReactElement {
  const { t } = useTexts("desk");
  const fields = [...new Set(view.gone.map((one) => one.field))].map((field) => t(`lists.column.${field}`, field));
  return (
    <div className={styles.gone}>
      <Alert type="warning" showIcon title={t("lists.view.gone", { fields: fields.join("、") })} description={t("lists.view.goneNote")} />
    </div>
  );
}
