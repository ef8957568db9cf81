import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { useParams } from "react-router";
import type { Survey, SurveyQuestion } from "@/api/catalogue";
import { isProblem } from "@/api/problem";
import { useMoment } from "@/shared/format";
import { TextField } from "@/shared/forms";
import { setLanguage, useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Facts, Loading, Mark, Panel } from "@/shared/ui";
import { useAnswerSurvey, useSurvey } from "../afterwards/queries";
import styles from "../afterwards/afterwards.module.css";

const SCORES = [1, 2, 3, 4, 5] as const;

/** The survey that a link opens, without sign-in and without the rest of the product. */
export function SurveyPage(): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const { token = "" } = useParams();
  const language = useLanguage();
  const survey = useSurvey(token);
  useEffect(() => {
    document.title = `${t("survey.title")} · ${shared.t("product")}`;
  }, [t, shared]);
  const other = language === "zh" ? "en" : "zh";
  return (
    <main className={styles.survey}>
      <div className={styles.brand}>
        <span className={styles.brandName}>
          <Mark size={30} />
          {shared.t("product")}
        </span>
        <Button type="text" lang={other === "en" ? "en" : "zh-CN"} onClick={() => setLanguage(other)}>
          {shared.t(other === "en" ? "profile.english" : "profile.chinese")}
        </Button>
      </div>
      <h1>{t("survey.title")}</h1>
      {survey.isPending ? <Loading /> : null}
      {survey.isError ? <Gone error={survey.error} retry={() => void survey.refetch()} /> : null}
      {survey.data?.answered ? <Panel><EmptyState title={t("survey.answered")} note={t("survey.thanks")} /></Panel> : null}
      {survey.data && !survey.data.answered ? <SurveyForm survey={survey.data} token={token} /> : null}
    </main>
  );
}

function Gone({ error, retry }: { error: Error; retry: () => void }): ReactElement {
  const { t } = useTexts("desk");
  if (isProblem(error, 404) || isProblem(error, 422)) return <Panel><EmptyState title={t("survey.gone")} note={t("survey.goneNote")} /></Panel>;
  if (isProblem(error, 429)) return <Alert type="warning" showIcon role="alert" title={error.message} />;
  return <ErrorState error={error} retry={retry} />;
}

function SurveyForm({ survey, token }: { survey: Survey; token: string }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const moment = useMoment();
  const send = useAnswerSurvey(token);
  const [scores, setScores] = useState<Record<string, number>>({});
  const [remark, setRemark] = useState("");
  const [tried, setTried] = useState(false);
  const isWhole = survey.questions.every((question) => scores[question.id] !== undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isWhole) send.mutate({ scores, words: remark.trim() });
  };
  if (send.isSuccess) return <Panel><div role="status"><EmptyState title={t("survey.sent")} note={t("survey.thanks")} /></div></Panel>;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Panel>
        <Facts
          items={[
            [t("column.case"), `${survey.number} ${survey.title}`],
            [t("column.contract"), words(survey.contract)],
            [t("callBacks.closedAt"), moment(survey.closed_at)],
          ]}
        />
        <p className={styles.quiet}>{t("survey.lead", { until: moment(survey.until) })}</p>
      </Panel>
      <Panel>
        <div className={styles.form}>
          {survey.questions.map((question) => (
            <ScoreField
              key={question.id}
              question={question}
              value={scores[question.id]}
              onChange={(score) => setScores((before) => ({ ...before, [question.id]: score }))}
              error={tried && scores[question.id] === undefined ? shared.t("state.requiredMissing") : undefined}
            />
          ))}
          <TextField label={t("survey.words")} lines={4} value={remark} onChange={setRemark} maxLength={2000} />
        </div>
      </Panel>
      {send.error ? <Alert type="error" showIcon role="alert" title={isProblem(send.error) ? send.error.message : shared.t("state.offline")} /> : null}
      <div>
        <Button type="primary" htmlType="submit" size="large" loading={send.isPending}>
          {t("survey.submit")}
        </Button>
      </div>
    </form>
  );
}

interface ScoreProps {
  question: SurveyQuestion;
  value: number | undefined;
  onChange: (score: number) => void;
  error: string | undefined;
}

function ScoreField({ question, value, onChange, error }: ScoreProps): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <fieldset className={styles.question} aria-describedby={error ? `${question.id}-error` : undefined}>
      <legend>{words(question.label)}</legend>
      <div className={styles.scores}>
        {SCORES.map((score) => (
          <label key={score} className={styles.score} data-chosen={value === score}>
            <input type="radio" name={question.id} value={score} checked={value === score} onChange={() => onChange(score)} />
            <b>{score}</b>
            <span>{t(`survey.score.${score}`)}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${question.id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
