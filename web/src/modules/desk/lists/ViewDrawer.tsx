import { useState, type FormEvent, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { ColumnName, View } from "@/api/lists";
import { useContracts } from "@/modules/contracts";
import { Refusal, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, Drawer } from "@/shared/ui";
import { filtersOf, orderOfList, withValues } from "./filters";
import { useDropView, useSaveView, useStartView, useViews } from "./queries";
import styles from "./lists.module.css";

interface Props {
  view: View | undefined;
  columns: ColumnName[];
  onClose: () => void;
}

/** Keep the list as it stands under a name, or rename, share, delete a view and choose it as the start. */
export function ViewDrawer({ view, columns, onClose }: Props): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const contracts = useContracts();
  const views = useViews();
  const save = useSaveView();
  const drop = useDropView();
  const start = useStartView();
  const [name, setName] = useState(view?.mine ? view.name : "");
  const [sharedOn, setSharedOn] = useState(view?.mine ? (view.shared_on ?? "") : "");
  const [tried, setTried] = useState(false);
  const failure = save.error ?? drop.error ?? start.error;
  const store = (id: string | undefined) => {
    setTried(true);
    if (!name.trim()) return;
    const order = { name: name.trim(), filters: filtersOf(query), columns, order: orderOfList(query), shared_on: sharedOn || null };
    save.mutate(id ? { id, view: order } : { view: order }, {
      onSuccess: (saved) => {
        setQuery(withValues(query, { view: saved.id }), { replace: true });
        onClose();
      },
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    store(view?.mine ? view.id : undefined);
  };
  const remove = () => view && drop.mutate(view.id, {
    onSuccess: () => {
      setQuery(withValues(query, { view: "none" }), { replace: true });
      onClose();
    },
  });
  return (
    <Drawer open onClose={onClose} size={420} title={t(view ? "lists.view.manage" : "lists.view.save")}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {failure ? <Refusal error={failure} /> : null}
        <p className={styles.sub}>{t("lists.view.what")}</p>
        <TextField label={t("lists.view.name")} required value={name} onChange={setName} maxLength={60} error={tried && !name.trim() ? shared.t("state.requiredMissing") : undefined} />
        <SelectField label={t("lists.view.shareOn")} value={sharedOn} onChange={setSharedOn} options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} empty={t("lists.view.onlyMe")} />
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(view?.mine ? "lists.view.rewrite" : "lists.view.save")}
          </Button>
          {view?.mine ? <Button onClick={() => store(undefined)}>{t("lists.view.another")}</Button> : null}
        </div>
        {view ? (
          <>
            <Checkbox checked={views.data?.start === view.id} onChange={(event) => start.mutate(event.target.checked ? view.id : null)}>
              {t("lists.view.start")}
            </Checkbox>
            {view.mine ? (
              <div className={styles.buttons}>
                <Button danger onClick={remove} loading={drop.isPending}>
                  {t("lists.view.drop")}
                </Button>
              </div>
            ) : (
              <p className={styles.sub}>{t("lists.view.notMine", { owner: view.owner })}</p>
            )}
          </>
        ) : null}
      </form>
    </Drawer>
  );
}
