import { useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import { isProblem } from "@/api/problem";
import type { RunForm } from "@/api/whatif";
import { Refusal, SelectField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Loading, Panel } from "@/shared/ui";
import { changesOf, edited, faultsOf, isFit, misfits, type Edits } from "../edits";
import { lastPeriod } from "../periods";
import { useRecordsRun, useRunForm } from "../queries";
import { Compared } from "./Compared";
import type { Typing } from "./Figures";
import { Outcome } from "./Outcome";
import { Terms } from "./Terms";
import styles from "./whatif.module.css";

interface Props {
  contract: string;
  now: RunForm;
  edits: (version: number) => Edits;
  onEdit: (version: number, edits: Edits) => void;
}

/** A period that has cases, the terms in force at its end, and what the records come to when some of these are others. */
export function RecordsView({ contract, now, edits, onEdit }: Props): ReactElement {
  const { t } = useTexts("whatif");
  const [query, setQuery] = useSearchParams();
  const period = query.get("period") ?? lastPeriod(now.periods);
  const form = useRunForm(contract, period ?? undefined);
  if (period === null) return <EmptyState title={t("empty")} note={t("emptyNote")} />;
  const choose = (chosen: string) => {
    const next = new URLSearchParams(query);
    next.set("period", chosen);
    setQuery(next, { replace: true });
  };
  const known = now.periods.map((one) => ({ value: one.period, label: t("period.option", { period: one.period, cases: one.cases }) }));
  const options = known.some((one) => one.value === period) ? known : [{ value: period, label: period }, ...known];
  return (
    <>
      <Panel>
        <div className={styles.period}>
          <SelectField label={t("period.label")} required value={period} onChange={choose} options={options} hint={t("period.hint")} />
        </div>
      </Panel>
      {form.isPending ? <Loading rows={8} /> : null}
      {form.isError ? <ErrorState error={form.error} retry={() => void form.refetch()} /> : null}
      {form.data ? <Run key={`${period} ${String(form.data.version)}`} contract={contract} period={period} form={form.data} edits={edits(form.data.version)} onEdit={(typed) => onEdit(form.data.version, typed)} /> : null}
    </>
  );
}

interface RunProps {
  contract: string;
  period: string;
  form: RunForm;
  edits: Edits;
  onEdit: (edits: Edits) => void;
}

function Run({ contract, period, form, edits, onEdit }: RunProps): ReactElement {
  const { t } = useTexts("whatif");
  const run = useRecordsRun(contract);
  const [asked, setAsked] = useState<Edits>({});
  const refused = isProblem(run.error) ? faultsOf(form, asked, run.error) : {};
  const typing: Typing = {
    value: (figure) => edits[figure.key] ?? figure.had,
    fault: (figure) => {
      const value = edits[figure.key];
      if (value === undefined) return undefined;
      if (!isFit(figure.key, value)) return t(`fault.${figure.kind}`);
      return value === asked[figure.key] ? refused[figure.key] : undefined;
    },
    type: (figure, value) => onEdit(edited(edits, figure, value)),
  };
  const count = Object.keys(edits).length;
  const wrong = misfits(edits).length;
  const start = () => {
    setAsked(edits);
    run.mutate({ period, changes: changesOf(form, edits) });
  };
  return (
    <>
      <Panel title={t("terms.title")} aside={<span className={styles.quiet}>{t("terms.lead", { version: form.version })}</span>} flush>
        {form.targets.length + form.penalties.length + form.scores.length ? <Terms contract={contract} form={form} edits={edits} typing={typing} /> : <EmptyState title={t("terms.none")} />}
        <div className={styles.foot}>
          <Button type="primary" onClick={start} loading={run.isPending} disabled={count === 0 || wrong > 0}>
            {t("run")}
          </Button>
          <Button onClick={() => onEdit({})} disabled={count === 0}>
            {t("reset")}
          </Button>
          <span role="status" className={styles.quiet}>
            {wrong ? t("terms.wrong", { count: wrong }) : count ? t("terms.changed", { count }) : t("terms.unchanged")}
          </span>
        </div>
      </Panel>
      {run.isError ? <Refusal error={run.error} /> : null}
      {run.data ? (
        <Outcome title={t("outcome.records", { period: run.data.period })} found={run.data}>
          {edits === asked ? null : <p className={styles.stale}>{t("outcome.stale")}</p>}
          <Compared contract={contract} form={form} found={run.data} />
        </Outcome>
      ) : null}
    </>
  );
}
