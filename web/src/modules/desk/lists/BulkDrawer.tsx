import { useState, type ReactElement } from "react";
import { Link } from "react-router";
import type { BulkAct, BulkResult, BulkResults } from "@/api/lists";
import { Refusal } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Drawer, EmptyState, ErrorState, Icon, Loading } from "@/shared/ui";
import { ActForm } from "../components/ActForm";
import type { Filled } from "../components/values";
import { useActInBulk, useBulkActs } from "./queries";
import styles from "./lists.module.css";

export interface Chosen {
  number: string;
  seq: number;
}

interface Props {
  chosen: Chosen[];
  onClose: () => void;
}

/** One act for many cases: which, its form, and what came of each case. */
export function BulkDrawer({ chosen, onClose }: Props): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const [act, setAct] = useState<BulkAct | null>(null);
  const [results, setResults] = useState<BulkResults | null>(null);
  return (
    <Drawer open onClose={onClose} size={480} title={act ? words(act.act.label) : t("lists.bulk.act")}>
      {results ? <Results results={results} onClose={onClose} /> : null}
      {act && !results ? <Ordered act={act} chosen={chosen} onDone={setResults} onBack={() => setAct(null)} /> : null}
      {act ? null : <Acts chosen={chosen} choose={setAct} />}
    </Drawer>
  );
}

function Acts({ chosen, choose }: { chosen: Chosen[]; choose: (act: BulkAct) => void }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const acts = useBulkActs(chosen.map((one) => one.number));
  if (acts.isPending) return <Loading rows={5} />;
  if (acts.isError) return <ErrorState error={acts.error} retry={() => void acts.refetch()} />;
  if (acts.data.length === 0) return <EmptyState title={t("lists.bulk.none")} />;
  return (
    <div className={styles.acts}>
      <p className={styles.sub}>{t("lists.bulk.how", { count: chosen.length })}</p>
      {acts.data.map((one) => (
        <Button key={one.act.act} block onClick={() => choose(one)}>
          <span>{words(one.act.label)}</span>
          <span className={styles.sub}>{t("lists.bulk.openOn", { count: one.cases.length, all: chosen.length })}</span>
        </Button>
      ))}
    </div>
  );
}

interface OrderedProps {
  act: BulkAct;
  chosen: Chosen[];
  onDone: (results: BulkResults) => void;
  onBack: () => void;
}

function Ordered({ act, chosen, onDone, onBack }: OrderedProps): ReactElement {
  const { t } = useTexts("desk");
  const send = useActInBulk();
  const [key] = useState(() => crypto.randomUUID());
  const open = new Set(act.cases);
  const meant = chosen.filter((one) => open.has(one.number));
  const submit = (filled: Filled, sent: () => void) => {
    const cases = meant.map((one) => ({ number: one.number, expected_seq: one.seq }));
    send.mutate({ order: { note: "", ...filled, act: act.act.act, cases }, key }, {
      onSuccess: (told) => {
        sent();
        onDone(told);
      },
    });
  };
  return (
    <div className={styles.form}>
      {meant.length < chosen.length ? <Alert type="info" showIcon title={t("lists.bulk.leftOut", { count: chosen.length - meant.length })} /> : null}
      <p className={styles.sub}>{t("lists.bulk.sends", { count: meant.length })}</p>
      {send.error ? <Refusal error={send.error} /> : null}
      <ActForm act={act.act} number={meant[0]?.number ?? ""} preset={{}} draft={`bulk.${act.act.act}`} busy={send.isPending} onSubmit={submit} onCancel={onBack} />
    </div>
  );
}

function Results({ results, onClose }: { results: BulkResults; onClose: () => void }): ReactElement {
  const { t } = useTexts("desk");
  const refusedFirst = [...results.results].sort((one, other) => Number(one.done) - Number(other.done));
  return (
    <>
      <Alert type={results.refused > 0 ? "warning" : "success"} showIcon role="status" title={t("lists.bulk.done", { done: results.done, refused: results.refused })} description={results.refused > 0 ? t("lists.bulk.refusedNote") : undefined} />
      <ul className={styles.results}>
        {refusedFirst.map((one) => (
          <Result key={one.number} result={one} />
        ))}
      </ul>
      <Button type="primary" onClick={onClose}>
        {t("lists.bulk.close")}
      </Button>
    </>
  );
}

function Result({ result }: { result: BulkResult }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <li>
      <Link to={`/cases/${result.number}`}>{result.number}</Link>
      <span>
        <Icon name={result.done ? "met" : "breached"} size={14} /> {t(result.done ? "lists.bulk.ok" : "lists.bulk.refused")}
        {result.reason ? <span className={styles.sub}> {words(result.reason)}</span> : null}
        {result.problems.map((problem) => (
          <span key={problem.path} className={styles.sub}>
            {" "}
            {words(problem.message)}
          </span>
        ))}
      </span>
    </li>
  );
}
