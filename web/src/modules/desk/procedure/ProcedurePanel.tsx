import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Procedure } from "@/api/catalogue";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Facts, Icon, Panel } from "@/shared/ui";
import { FORMS } from "../afterwards/forms";
import { useProcedure } from "../afterwards/queries";
import { Addresses } from "./Addresses";
import { EstimatePanel } from "./EstimatePanel";
import { Images } from "./Images";
import { ItemAnswers } from "./ItemAnswers";
import styles from "./procedure.module.css";

interface Props {
  number: string;
  seq: number;
  contract: string;
  version: number;
}

/** How far a case has come in the procedure of its type, and what that procedure keeps. */
export function ProcedurePanel({ number, seq, contract, version }: Props): ReactElement | null {
  const { t } = useTexts("desk");
  const found = useProcedure(number, seq);
  if (found.isError) return <Panel title={t("procedure.title")}><ErrorState error={found.error} retry={() => void found.refetch()} /></Panel>;
  if (!found.data) return null;
  const procedure = found.data;
  return (
    <>
      {procedure.steps.length > 0 ? <Steps procedure={procedure} /> : null}
      {procedure.estimate ? <EstimatePanel estimate={procedure.estimate} contract={contract} version={version} /> : null}
      {procedure.item ? <ItemAnswers item={procedure.item} without={procedure.addresses.length > 0 ? "addresses" : undefined} /> : null}
      {procedure.before || procedure.after ? <Images before={procedure.before} after={procedure.after} /> : null}
      {procedure.addresses.length > 0 ? <Addresses rows={procedure.addresses} approved={procedure.addresses_approved} /> : null}
      {procedure.survey_path ? (
        <Panel>
          <Link to={procedure.survey_path}>{t("procedure.survey")}</Link>
        </Panel>
      ) : null}
      {procedure.survey ? <SurveyResult procedure={procedure} /> : null}
      <p className={styles.forms}>
        {t("procedure.print")}
        {FORMS.map((form) => (
          <Link key={form} to={`/cases/${number}/print/${form}`}>
            {t(`print.form.${form}`)}
          </Link>
        ))}
      </p>
    </>
  );
}

function Steps({ procedure }: { procedure: Procedure }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  return (
    <Panel title={t("procedure.titleOf", { type: words(procedure.type_label) })}>
      <ol className={styles.steps}>
        {procedure.steps.map((step) => {
          const whose = step.owner || step.roles.map((role) => words(role)).join(t("procedure.or"));
          return (
            <li key={step.kind} data-state={step.done ? "done" : step.is_next ? "next" : "later"} aria-current={step.is_next ? "step" : undefined}>
              <span className={styles.mark} aria-hidden="true">
                {step.done ? <Icon name="met" size={22} /> : null}
              </span>
              <span className={styles.stepName}>{words(step.label)}</span>
              <span className={styles.stepNote}>
                {step.done && step.at ? `${t("procedure.done")} ${moment(step.at)} ${step.by}` : null}
                {step.is_next ? t(step.owner ? "procedure.owner" : "procedure.next", { who: whose }) : null}
                {!step.done && !step.is_next ? t("procedure.later") : null}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function SurveyResult({ procedure }: { procedure: Procedure }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const scores = procedure.survey?.scores ?? {};
  const rows = procedure.questions.map((question): [string, string] => [words(question.label), t("procedure.score", { score: scores[question.id] ?? 0 })]);
  return (
    <Panel title={t("procedure.surveyed")}>
      <Facts items={procedure.survey?.words ? [...rows, [t("survey.words"), procedure.survey.words]] : rows} />
    </Panel>
  );
}
