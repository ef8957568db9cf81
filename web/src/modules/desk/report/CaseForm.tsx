import { useState, type FormEvent, type ReactElement } from "react";
import { useNavigate } from "react-router";
import { ClauseExcerpt, useIntake } from "@/modules/contracts";
import { fromZonedInput } from "@/shared/format";
import { Refusal, TextField, useDraft } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Button, ErrorState, Panel } from "@/shared/ui";
import { FactFields } from "../components/FactFields";
import { useReportCase } from "../queries";
import { SimilarCases } from "../search/SimilarCases";
import { hasLevel, type CaseType, type Kind } from "./kinds";
import { NOBODY, ReporterFields, reporterOf, type ReporterDraft } from "./Reporter";
import styles from "./report.module.css";

interface Draft extends ReporterDraft {
  title: string;
  description: string;
  reportedAt: string;
}

const BLANK: Draft = { title: "", description: "", reportedAt: "", ...NOBODY };

/** The report of one type of case; beside it the contract's words on the level, and cases like it. */
export function CaseForm({ contract, kind }: { contract: string; kind: Exclude<Kind, "catalogue"> }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const navigate = useNavigate();
  const report = useReportCase();
  const intake = useIntake(contract);
  const [draft, setDraft, forgetDraft] = useDraft<Draft>("report", BLANK);
  const [facts, setFacts] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const isGraded = hasLevel(kind);
  const clause = intake.data?.levels.find((one) => one.id === (facts.level ?? ""))?.clause_id;
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!draft.title.trim()) return;
    const given = {
      contract_id: contract,
      type: kind satisfies CaseType,
      channel: "web" as const,
      parent: "",
      title: draft.title.trim(),
      description: draft.description.trim(),
      ...(draft.reportedAt ? { reported_at: fromZonedInput(draft.reportedAt, intake.data?.timezone) } : {}),
      reporter: reporterOf(draft),
      facts: isGraded ? stated(facts) : {},
    };
    report.mutate(given, {
      onSuccess: (made) => {
        forgetDraft();
        void navigate(`/cases/${made.number}`);
      },
    });
  };
  return (
    <form className={styles.columns} onSubmit={submit} noValidate>
      <div className={styles.form}>
        {intake.isError ? <ErrorState error={intake.error} retry={() => void intake.refetch()} /> : null}
        {isGraded && intake.data ? (
          <Panel title={t("report.grade")}>
            <div className={styles.fields}>
              <FactFields intake={intake.data} contract={contract} values={facts} onChange={setFacts} />
            </div>
          </Panel>
        ) : null}
        <Panel title={t(`report.detailsOf.${kind}`)}>
          <div className={styles.fields}>
            <TextField label={t("report.subject")} required value={draft.title} onChange={(title) => set({ title })} maxLength={200} error={tried && !draft.title.trim() ? shared.t("state.requiredMissing") : undefined} />
            <TextField label={t(`report.descriptionOf.${kind}`)} lines={5} value={draft.description} onChange={(description) => set({ description })} maxLength={20_000} />
            <TextField label={t("report.reportedAt")} type="datetime-local" value={draft.reportedAt} onChange={(reportedAt) => set({ reportedAt })} hint={t("report.nowIfEmpty")} />
          </div>
        </Panel>
        <div className={styles.besideNarrow}>
          <SimilarCases contract={contract} title={draft.title} description={draft.description} />
        </div>
        <ReporterFields draft={draft} onChange={set} />
        {report.error ? <Refusal error={report.error} /> : null}
        <div className={styles.submit}>
          <Button type="primary" htmlType="submit" size="large" loading={report.isPending}>
            {t(kind === "fault" ? "report.submit" : "report.send")}
          </Button>
        </div>
      </div>
      <aside className={styles.clause} aria-label={t("report.beside")}>
        {isGraded ? (
          <>
            <h2>{t("report.clause")}</h2>
            {clause ? <ClauseExcerpt contract={contract} clause={clause} /> : <p className={styles.quiet}>{t("report.clauseHint")}</p>}
          </>
        ) : (
          <p className={styles.quiet}>{t(`report.flowOf.${kind}`)}</p>
        )}
        <div className={styles.besideWide}>
          <SimilarCases contract={contract} title={draft.title} description={draft.description} />
        </div>
      </aside>
    </form>
  );
}

/** `true` and `false` become truths; what was left open is not sent, so that the contract's default holds. */
function stated(facts: Record<string, string>): Record<string, string | boolean> {
  const given = Object.entries(facts).filter(([, value]) => value !== "");
  return Object.fromEntries(given.map(([fact, value]) => [fact, value === "true" ? true : value === "false" ? false : value]));
}
