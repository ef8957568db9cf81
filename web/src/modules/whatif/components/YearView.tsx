import { useState, type ReactElement } from "react";
import type { RunForm } from "@/api/whatif";
import { Refusal, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Checkbox, DataTable, EmptyState, Panel, type Column } from "@/shared/ui";
import { changesOf, misfits, type Edits } from "../edits";
import { draftOf, faultsIn, inputsOf, NUMBERS, type Draft } from "../inputs";
import { useYearRun } from "../queries";
import { Outcome } from "./Outcome";
import { Simulated } from "./Simulated";
import styles from "./whatif.module.css";

interface Props {
  contract: string;
  form: RunForm;
  /** What was changed on the other view, under the same version of the terms. */
  edits: Edits;
}

/** What a year is made of, and what it comes to. */
export function YearView({ contract, form, edits }: Props): ReactElement {
  const { t } = useTexts("whatif");
  const run = useYearRun(contract);
  const [draft, setDraft] = useState<Draft>(() => draftOf(form));
  const [changed, setChanged] = useState(true);
  const [needed, setNeeded] = useState(true);
  const faults = faultsIn(draft, form.most);
  const fault = (place: string) => (faults[place] ? t(faults[place].whole ? "fault.whole" : "fault.number", { low: faults[place].low, high: written(faults[place].high) }) : undefined);
  const usable = Object.keys(edits).length > 0 && misfits(edits).length === 0;
  const start = () => run.mutate({ inputs: inputsOf(form, draft), changes: changesOf(form, usable && changed ? edits : {}), staff_needed: needed });
  if (form.years.length === 0) return <EmptyState title={t("year.none")} note={t("year.noneNote")} />;
  return (
    <>
      <Panel title={t("year.title")} aside={<span className={styles.quiet}>{t("year.lead")}</span>}>
        <div className={styles.stack}>
          <div className={styles.fields}>
            <SelectField required label={t("year.year")} value={draft.year} onChange={(year) => setDraft({ ...draft, year })} options={form.years.map((one) => ({ value: String(one), label: String(one) }))} />
            {NUMBERS.map((name) => (
              <TextField key={name} required label={t(`input.${name}`)} hint={t(`hint.${name}`, { most: written(form.most) })} value={draft[name]} onChange={(value) => setDraft({ ...draft, [name]: value })} error={fault(name)} maxLength={12} />
            ))}
          </div>
          <Levels form={form} draft={draft} onChange={setDraft} fault={fault} />
          <Staff form={form} draft={draft} onChange={setDraft} fault={fault} />
        </div>
      </Panel>
      <div className={styles.start}>
        <Button type="primary" onClick={start} loading={run.isPending} disabled={Object.keys(faults).length > 0}>
          {t("simulate")}
        </Button>
        <Checkbox checked={needed} onChange={(event) => setNeeded(event.target.checked)}>
          {t("year.needed")}
        </Checkbox>
        {usable ? (
          <Checkbox checked={changed} onChange={(event) => setChanged(event.target.checked)}>
            {t("year.changed", { count: Object.keys(edits).length })}
          </Checkbox>
        ) : null}
      </div>
      {run.isError ? <Refusal error={run.error} /> : null}
      {run.data ? (
        <Outcome title={t("outcome.year", { year: run.data.year, cases: run.data.cases, seed: run.data.seed })} found={run.data}>
          <Simulated contract={contract} form={form} found={run.data} />
        </Outcome>
      ) : null}
    </>
  );
}

const written = (figure: number): string => figure.toLocaleString("en-US");

interface PartProps {
  form: RunForm;
  draft: Draft;
  onChange: (draft: Draft) => void;
  fault: (place: string) => string | undefined;
}

function Levels({ form, draft, onChange, fault }: PartProps): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  type Row = RunForm["levels"][number];
  const cell = (row: Row, name: "weight" | "hours") => {
    const had = draft.levels[row.id] ?? { weight: "0", hours: "4" };
    const change = (value: string) => onChange({ ...draft, levels: { ...draft.levels, [row.id]: { ...had, [name]: value } } });
    return <TextField bare required label={`${words(row.name)} ${t(`year.${name}`)}`} value={had[name]} onChange={change} error={fault(`levels/${row.id}/${name}`)} maxLength={12} />;
  };
  const columns: Column<Row>[] = [
    { key: "level", title: t("year.level"), phone: "lead", width: "50%", cell: (row) => words(row.name) },
    { key: "weight", title: t("year.weight"), cell: (row) => cell(row, "weight") },
    { key: "hours", title: t("year.hours"), cell: (row) => cell(row, "hours") },
  ];
  return (
    <div className={styles.short}>
      <DataTable caption={t("year.levels")} columns={columns} rows={form.levels} rowKey={(row) => row.id} />
    </div>
  );
}

function Staff({ form, draft, onChange, fault }: PartProps): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  type Row = RunForm["calendars"][number];
  const columns: Column<Row>[] = [
    { key: "calendar", title: t("year.calendar"), phone: "lead", width: "50%", cell: (row) => words(row.name) },
    {
      key: "engineers",
      title: t("year.engineers"),
      cell: (row) => <TextField bare required label={`${words(row.name)} ${t("year.engineers")}`} value={draft.staff[row.id] ?? "0"} onChange={(value) => onChange({ ...draft, staff: { ...draft.staff, [row.id]: value } })} error={fault(`staff/${row.id}`)} maxLength={4} />,
    },
  ];
  return (
    <div className={styles.short}>
      <DataTable caption={t("year.staff")} columns={columns} rows={form.calendars} rowKey={(row) => row.id} />
    </div>
  );
}
