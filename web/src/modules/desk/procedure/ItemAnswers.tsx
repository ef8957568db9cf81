import type { ReactElement, ReactNode } from "react";
import type { ItemUsed } from "@/api/catalogue";
import { useTexts, useWords } from "@/shared/i18n";
import { Facts, Panel } from "@/shared/ui";
import styles from "./procedure.module.css";

type Answer = ItemUsed["answers"][number];

/** What was asked for through the catalogue, in the words of the version of that day. */
export function ItemAnswers({ item }: { item: ItemUsed }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const items = item.answers.map((answer): [string, ReactNode] => [words(answer.label), <Value key={answer.name} answer={answer} />]);
  return (
    <Panel title={words(item.name)} aside={t("catalogue.version", { version: item.version })}>
      <Facts items={items} />
    </Panel>
  );
}

function Value({ answer }: { answer: Answer }): ReactElement {
  const shared = useTexts();
  const words = useWords();
  const shown = (value: unknown) => (typeof value === "boolean" ? shared.t(value ? "state.yes" : "state.no") : words(answer.choices[String(value)]) || String(value));
  if (!Array.isArray(answer.value)) return <>{shown(answer.value)}</>;
  const rows = answer.value as Record<string, unknown>[];
  return (
    <ol className={styles.rows}>
      {rows.map((row, place) => (
        <li key={`${place}.${JSON.stringify(row)}`}>
          {Object.keys(answer.columns)
            .filter((name) => row[name] !== undefined)
            .map((name) => `${words(answer.columns[name])}: ${shown(row[name])}`)
            .join("  ·  ")}
        </li>
      ))}
    </ol>
  );
}
