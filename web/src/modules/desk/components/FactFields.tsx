import type { ReactElement } from "react";
import type { Intake, IntakeFact } from "@/api/contracts";
import { ClauseLink } from "@/modules/contracts";
import { CardChoice, SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import styles from "./FactFields.module.css";

interface Props {
  intake: Intake;
  contract: string;
  values: Record<string, string>;
  onChange: (values: Record<string, string>) => void;
}

/** The level as cards with the contract's own meaning, and the other facts that its tables ask about. */
export function FactFields({ intake, contract, values, onChange }: Props): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const set = (name: string, value: string) => onChange({ ...values, [name]: value });
  const levels = intake.levels.map((level) => ({
    value: level.id,
    label: words(level.name),
    note: words(level.meaning),
    aside: level.clause_id ? <ClauseLink contract={contract} clause={level.clause_id} number="">
          {t("report.clauseShort")}
          <span className="visually-hidden">{words(level.name)}</span>
        </ClauseLink>
       : undefined,
  }));
  const asked = intake.facts.filter((fact) => !fact.derived && fact.name !== "level");
  return (
    <>
      <CardChoice label={t("report.level")} name="level" options={levels} value={values.level ?? ""} onChange={(level) => set("level", level)} />
      {asked.length > 0 ? (
        <div className={styles.facts}>
          {asked.map((fact) => (
            <FactField key={fact.name} fact={fact} value={values[fact.name] ?? ""} onChange={(value) => set(fact.name, value)} />
          ))}
        </div>
      ) : null}
    </>
  );
}

function FactField({ fact, value, onChange }: { fact: IntakeFact; value: string; onChange: (value: string) => void }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const named = (given: string | boolean) =>
    typeof given === "boolean" ? shared.t(given ? "state.yes" : "state.no") : words(fact.values.find((one) => one.id === given)?.name) || given;
  const empty = fact.default === null ? t("report.unknown") : t("report.default", { value: named(fact.default) });
  const options =
    fact.values.length > 0
      ? fact.values.map((one) => ({ value: one.id, label: words(one.name) }))
      : [
          { value: "true", label: shared.t("state.yes") },
          { value: "false", label: shared.t("state.no") },
        ];
  return <SelectField label={words(fact.label)} value={value} onChange={onChange} empty={empty} options={options} />;
}
