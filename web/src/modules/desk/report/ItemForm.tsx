import { useState, type FormEvent, type ReactElement } from "react";
import { useNavigate } from "react-router";
import type { CatalogueForm } from "@/api/catalogue";
import { Refusal, TextField, useDraft } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Loading, Panel } from "@/shared/ui";
import { AnswerFields } from "../catalogue/AnswerFields";
import { answersOf, faultsOf, missingIn, type Typed } from "../catalogue/answers";
import { ItemNotes } from "../catalogue/ItemNotes";
import { useAskFor, useItem } from "../catalogue/queries";
import { NOBODY, ReporterFields, reporterOf, type ReporterDraft } from "./Reporter";
import styles from "./report.module.css";

interface Draft extends ReporterDraft {
  typed: Typed;
  description: string;
}

const BLANK: Draft = { typed: {}, description: "", ...NOBODY };

/** The form of one catalogue item; its case begins with the answers. */
export function ItemForm({ contract, item }: { contract: string; item: string }): ReactElement {
  const form = useItem(contract, item);
  if (form.isPending) return <Loading />;
  if (form.isError) return <ErrorState error={form.error} retry={() => void form.refetch()} />;
  return <Asked key={`${form.data.id}.${form.data.version}`} contract={contract} item={form.data} />;
}

function Asked({ contract, item }: { contract: string; item: CatalogueForm }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const navigate = useNavigate();
  const ask = useAskFor(contract, item.id);
  const [draft, setDraft, forgetDraft] = useDraft<Draft>(`catalogue.${contract}.${item.id}.${item.version}`, BLANK);
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const missing = missingIn(item.form, draft.typed);
  const faults = { ...faultsOf(ask.error), ...(tried ? Object.fromEntries(missing.map((path) => [path, shared.t("state.requiredMissing")])) : {}) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) return;
    ask.mutate(
      { answers: answersOf(item.form, draft.typed), title: "", description: draft.description.trim(), reporter: reporterOf(draft) },
      {
        onSuccess: (made) => {
          forgetDraft();
          void navigate(`/cases/${made.number}`);
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Panel title={words(item.name)}>
        <div className={styles.fields}>
          <div className={styles.item}>
            <p>{words(item.description)}</p>
            <ItemNotes item={item} />
          </div>
          <AnswerFields form={item.form} typed={draft.typed} onChange={(name, value) => set({ typed: { ...draft.typed, [name]: value } })} faults={faults} />
          <TextField label={t("catalogue.remarks")} lines={3} value={draft.description} onChange={(description) => set({ description })} maxLength={20_000} />
        </div>
      </Panel>
      <ReporterFields draft={draft} onChange={set} />
      {ask.error ? <Refusal error={ask.error} /> : null}
      {tried && missing.length > 0 ? (
        <p role="alert" className={styles.quiet}>
          {t("catalogue.missing", { count: missing.length })}
        </p>
      ) : null}
      <div className={styles.submit}>
        <Button type="primary" htmlType="submit" size="large" loading={ask.isPending}>
          {t("report.send")}
        </Button>
      </div>
    </form>
  );
}
