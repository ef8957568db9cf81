import type { ReactElement } from "react";
import type { ColumnName, Export, ListFilters, ListOrder } from "@/api/lists";
import { formatMoment, serverNow } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Button, Drawer, EmptyState, ErrorState, Loading } from "@/shared/ui";
import { isUnderway, useAskForExport, useCancelExport, useExports } from "./queries";
import styles from "./lists.module.css";

interface Props {
  query: Partial<ListFilters> & { order: ListOrder };
  columns: readonly ColumnName[];
  onClose: () => void;
}

/** The list as a workbook, and one's exports with how far each has come. */
export function ExportDrawer({ query, columns, onClose }: Props): ReactElement {
  const { t } = useTexts("desk");
  const language = useLanguage();
  const exports = useExports(true);
  const ask = useAskForExport();
  const begin = () => {
    const { order, ...filters } = query;
    ask.mutate({ filters, order, columns: ["number", "title", ...columns], language });
  };
  return (
    <Drawer open onClose={onClose} size={480} title={t("lists.export.title")}>
      {ask.error ? <Refusal error={ask.error} /> : null}
      <p className={styles.sub}>{t("lists.export.what")}</p>
      <Button type="primary" onClick={begin} loading={ask.isPending}>
        {t("lists.export.begin")}
      </Button>
      {exports.isPending ? <Loading rows={3} /> : null}
      {exports.isError ? <ErrorState error={exports.error} retry={() => void exports.refetch()} /> : null}
      {exports.data?.length === 0 ? <EmptyState title={t("lists.export.none")} /> : null}
      <ul className={styles.exports} aria-label={t("lists.export.mine")}>
        {(exports.data ?? []).map((one) => (
          <OneExport key={one.id} one={one} />
        ))}
      </ul>
    </Drawer>
  );
}

function OneExport({ one }: { one: Export }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const language = useLanguage();
  const cancel = useCancelExport();
  const far = t("lists.export.progress", { done: one.done.toLocaleString("en-US"), total: one.total?.toLocaleString("en-US") ?? "…" });
  const at = (iso: string) => formatMoment(iso, language, { near: serverNow() });
  return (
    <li>
      <span className={styles.line}>
        <strong>{t(`lists.export.state.${one.state}`)}</strong>
        <span className={styles.sub}>{at(one.asked_at)}</span>
      </span>
      {isUnderway(one) ? (
        <>
          <progress aria-label={t("lists.export.title")} max={one.total ?? undefined} value={one.total === null ? undefined : one.done} />
          <span className={styles.line}>
            <span className={styles.sub}>{far}</span>
            <Button size="small" onClick={() => cancel.mutate(one.id)} loading={cancel.isPending}>
              {t("lists.export.cancel")}
            </Button>
          </span>
        </>
      ) : null}
      {one.state === "done" ? (
        <span className={styles.line}>
          <a href={`/api/desk/exports/${one.id}/file`} download={one.name}>
            {one.name}
          </a>
          <span className={styles.sub}>{t("lists.export.rows", { count: one.done.toLocaleString("en-US"), size: sizeOf(one.size), until: at(one.expires_at) })}</span>
        </span>
      ) : null}
      {one.failure ? <span role="alert">{words(one.failure)}</span> : null}
    </li>
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
