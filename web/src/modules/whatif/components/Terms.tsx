import type { ReactElement, ReactNode } from "react";
import type { EditableRow, EditableTarget, RunForm } from "@/api/whatif";
import { ClauseLink } from "@/modules/contracts";
import { formatLength } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { DataTable, type Column } from "@/shared/ui";
import { figureOf, penaltyKey, pointsKey, targetKey, type Edits, type Figure, type Kind } from "../edits";
import { FigureField, LengthFields, type Typing } from "./Figures";
import styles from "./whatif.module.css";

interface Props {
  contract: string;
  form: RunForm;
  edits: Edits;
  typing: Typing;
}

/** Every figure that a run may change, the contract's own beside it, one fold a target. */
export function Terms({ contract, form, edits, typing }: Props): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const sheets = [...new Map(form.scores.map((one) => [one.sheet, one.sheet_name])).entries()];
  return (
    <div className={styles.folds}>
      {form.targets.map((target, place) => (
        <Fold key={target.target} title={words(target.name)} note={t("terms.cases", { count: target.rows.length })} begin={`targets/${target.target}/`} edits={edits} open={place === 0}>
          <TargetRows contract={contract} form={form} target={target} edits={edits} typing={typing} />
        </Fold>
      ))}
      {form.penalties.length ? (
        <Fold title={t("terms.penalties")} begin="penalties/" edits={edits}>
          <SumRows contract={contract} version={form.version} caption={t("terms.penalties")} rows={penaltyRows(form)} edits={edits} typing={typing} />
        </Fold>
      ) : null}
      {sheets.map(([sheet, name]) => (
        <Fold key={sheet} title={t("terms.sheet", { name: words(name) })} begin={`scores/${sheet}/`} edits={edits}>
          <SumRows contract={contract} version={form.version} caption={words(name)} rows={pointRows(form, sheet)} edits={edits} typing={typing} />
        </Fold>
      ))}
    </div>
  );
}

function Fold({ title, note, begin, edits, open = false, children }: { title: string; note?: string; begin: string; edits: Edits; open?: boolean; children: ReactNode }): ReactElement {
  const { t } = useTexts("whatif");
  const count = Object.keys(edits).filter((key) => key.startsWith(begin)).length;
  return (
    <details className={styles.fold} open={open}>
      <summary>
        {title}
        {note ? <span className={styles.note}>{note}</span> : null}
        {count ? <span className={styles.changed}>{t("terms.changed", { count })}</span> : null}
      </summary>
      {children}
    </details>
  );
}

function TargetRows({ contract, form, target, edits, typing }: Props & { target: EditableTarget }): ReactElement {
  const { t } = useTexts("whatif");
  const language = useLanguage();
  const words = useWords();
  const calendars = form.calendars.map((one) => ({ value: one.id, label: words(one.name) }));
  const name = (row: EditableRow) => row.conditions.map(words).join(" · ") || t("terms.always");
  const called = (row: EditableRow, what: string) => `${words(target.name)} ${name(row)} ${what}`;
  const length = (row: EditableRow) => figureOf(targetKey(target.target, row.row), "length", row.length);
  const calendar = (row: EditableRow) => figureOf(targetKey(target.target, row.row), "calendar", row.calendar);
  const columns: Column<EditableRow>[] = [
    { key: "when", title: t("terms.when"), phone: "lead", width: "26%", cell: name },
    { key: "had", title: t("terms.had"), nowrap: true, cell: (row) => formatLength(row.length, language) },
    { key: "length", title: t("terms.length"), width: "230px", cell: (row) => <LengthFields figure={length(row)} label={called(row, t("terms.length"))} atOnce={form.at_once !== null} typing={typing} /> },
    { key: "calendar", title: t("terms.calendar"), width: "22%", cell: (row) => <FigureField figure={calendar(row)} label={called(row, t("terms.calendar"))} options={calendars} typing={typing} /> },
    { key: "clause", title: t("clause"), phone: "bare", cell: (row) => <ClauseLink contract={contract} clause={row.clause.id} number={row.clause.number} version={form.version} /> },
  ];
  const isChanged = (row: EditableRow) => Object.keys(edits).some((key) => key.startsWith(`${targetKey(target.target, row.row)}/`));
  return <DataTable caption={words(target.name)} columns={columns} rows={target.rows} rowKey={(row) => String(row.row)} tone={(row) => (isChanged(row) ? "soon" : undefined)} />;
}

interface SumRow {
  figure: Figure;
  name: { zh: string; en: string };
  clause: { id: string; number: string };
}

const MONEY: Kind[] = ["share", "amount", "cap_share"];

function penaltyRows(form: RunForm): SumRow[] {
  return form.penalties.flatMap((one) => {
    const had: Partial<Record<Kind, string | null>> = { share: one.share, amount: one.amount, cap_share: one.cap_share };
    return MONEY.flatMap((kind) => (had[kind] ? [{ figure: figureOf(penaltyKey(one.penalty), kind, had[kind]), name: one.name, clause: one.clause }] : []));
  });
}

function pointRows(form: RunForm, sheet: string): SumRow[] {
  return form.scores.filter((one) => one.sheet === sheet).map((one) => ({ figure: figureOf(pointsKey(sheet, one.rule), "per_occurrence", one.per_occurrence), name: one.text, clause: one.clause }));
}

function SumRows({ contract, version, caption, rows, edits, typing }: { contract: string; version: number; caption: string; rows: SumRow[]; edits: Edits; typing: Typing }): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const columns: Column<SumRow>[] = [
    { key: "name", title: t("terms.rule"), phone: "lead", width: "40%", cell: (row) => words(row.name) },
    { key: "kind", title: t("terms.figure"), nowrap: true, cell: (row) => t(`kind.${row.figure.kind}`) },
    { key: "had", title: t("terms.had"), nowrap: true, cell: (row) => row.figure.had },
    { key: "value", title: t("terms.value"), width: "150px", cell: (row) => <FigureField figure={row.figure} label={`${words(row.name)} ${t(`kind.${row.figure.kind}`)}`} typing={typing} /> },
    { key: "clause", title: t("clause"), phone: "bare", cell: (row) => <ClauseLink contract={contract} clause={row.clause.id} number={row.clause.number} version={version} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.figure.key} tone={(row) => (edits[row.figure.key] === undefined ? undefined : "soon")} />;
}
