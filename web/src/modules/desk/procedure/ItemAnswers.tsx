import type { ReactElement } from "react";
import type { ItemUsed } from "@/api/catalogue";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, Facts, Panel, type Column } from "@/shared/ui";
import styles from "./procedure.module.css";

type Answer = ItemUsed["answers"][number];
type Row = Record<string, unknown> & { place: number };

/** What was asked for through the catalogue, in the words of the version of that day; `without` is shown elsewhere. */
export function ItemAnswers({ item, without }: { item: ItemUsed; without?: string | undefined }): ReactElement | null {
  const { t } = useTexts("desk");
  const words = useWords();
  const shown = useShown();
  const answers = item.answers.filter((answer) => answer.name !== without);
  if (answers.length === 0) return null;
  const plain = answers.filter((answer) => !Array.isArray(answer.value));
  const tables = answers.filter((answer) => Array.isArray(answer.value));
  return (
    <Panel title={words(item.name)} aside={t("catalogue.version", { version: item.version })}>
      <div className={styles.answers}>
        {plain.length > 0 ? <Facts items={plain.map((answer) => [words(answer.label), shown(answer, answer.value)])} /> : null}
        {tables.map((answer) => (
          <section key={answer.name} aria-label={words(answer.label)}>
            <h3 className={styles.answer}>{words(answer.label)}</h3>
            <Rows answer={answer} />
          </section>
        ))}
      </div>
    </Panel>
  );
}

function useShown(): (answer: Answer, value: unknown) => string {
  const shared = useTexts();
  const words = useWords();
  return (answer, value) => {
    if (value === undefined) return "";
    if (typeof value === "boolean") return shared.t(value ? "state.yes" : "state.no");
    return words(answer.choices[String(value)]) || String(value);
  };
}

function Rows({ answer }: { answer: Answer }): ReactElement {
  const words = useWords();
  const shown = useShown();
  const rows = (answer.value as Record<string, unknown>[]).map((row, place): Row => ({ ...row, place }));
  const used = Object.keys(answer.columns).filter((name) => rows.some((row) => row[name] !== undefined));
  const columns = used.map((name): Column<Row> => ({ key: name, title: words(answer.columns[name]), cell: (row) => shown(answer, row[name]) }));
  return <DataTable caption={words(answer.label)} columns={columns} rows={rows} rowKey={(row) => String(row.place)} />;
}
