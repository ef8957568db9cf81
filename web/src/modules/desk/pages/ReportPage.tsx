import { useState, type FormEvent, type ReactElement } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { ClauseExcerpt, useContracts, useIntake } from "@/modules/contracts";
import { fromZonedInput } from "@/shared/format";
import { SelectField, TextField, useDraft } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { Refusal } from "../components/ActDrawer";
import { FactFields } from "../components/FactFields";
import { useReportCase } from "../queries";
import styles from "./ReportPage.module.css";

export function ReportPage(): ReactElement {
  const { t } = useTexts("desk");
  const contracts = useContracts();
  return (
    <Page title={t("report.title")} below={t("report.lead")}>
      {contracts.isPending ? <Loading /> : null}
      {contracts.isError ? <ErrorState error={contracts.error} retry={() => void contracts.refetch()} /> : null}
      {contracts.data?.length === 0 ? <EmptyState title={t("report.noContract")} note={t("report.noContractNote")} /> : null}
      {contracts.data?.length ? <ReportForm first={contracts.data.length === 1 ? (contracts.data[0]?.id ?? "") : ""} /> : null}
    </Page>
  );
}

interface Draft {
  title: string;
  description: string;
  reportedAt: string;
  name: string;
  phone: string;
  mail: string;
}

const BLANK: Draft = { title: "", description: "", reportedAt: "", name: "", phone: "", mail: "" };

function ReportForm({ first }: { first: string }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const contracts = useContracts();
  const report = useReportCase();
  const [draft, setDraft, forgetDraft] = useDraft<Draft>("report", BLANK);
  const [facts, setFacts] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const contract = query.get("contract") ?? first;
  const intake = useIntake(contract);
  const level = facts.level ?? "";
  const clause = intake.data?.levels.find((one) => one.id === level)?.clause_id;
  const set = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!contract || !draft.title.trim()) return;
    report.mutate(
      {
        contract_id: contract,
        title: draft.title.trim(),
        description: draft.description.trim(),
        ...(draft.reportedAt ? { reported_at: fromZonedInput(draft.reportedAt, intake.data?.timezone) } : {}),
        reporter: { name: draft.name.trim(), phone: draft.phone.trim(), mail: draft.mail.trim() },
        facts: stated(facts),
      },
      {
        onSuccess: (made) => {
          forgetDraft();
          void navigate(`/cases/${made.number}`);
        },
      },
    );
  };
  const chooseContract = (id: string) => {
    setFacts({});
    setQuery(id ? { contract: id } : {}, { replace: true });
  };
  return (
    <form className={styles.columns} onSubmit={submit} noValidate>
      <div className={styles.form}>
        <Panel title={t("report.what")}>
          <div className={styles.fields}>
            <SelectField
              label={t("column.contract")}
              required
              value={contract}
              onChange={chooseContract}
              empty={shared.t("state.choose")}
              options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))}
              error={missing(contract)}
            />
            {intake.data ? <FactFields intake={intake.data} contract={contract} values={facts} onChange={setFacts} /> : null}
            {intake.isError ? <ErrorState error={intake.error} retry={() => void intake.refetch()} /> : null}
          </div>
        </Panel>
        <Panel title={t("report.details")}>
          <div className={styles.fields}>
            <TextField label={t("report.subject")} required value={draft.title} onChange={(title) => set({ title })} maxLength={200} error={missing(draft.title)} />
            <TextField label={t("report.description")} lines={5} value={draft.description} onChange={(description) => set({ description })} maxLength={20_000} />
            <TextField label={t("report.reportedAt")} type="datetime-local" value={draft.reportedAt} onChange={(reportedAt) => set({ reportedAt })} hint={t("report.nowIfEmpty")} />
          </div>
        </Panel>
        <Panel title={t("case.reporter")}>
          <div className={styles.three}>
            <TextField label={t("report.name")} value={draft.name} onChange={(name) => set({ name })} maxLength={200} />
            <TextField label={t("report.phone")} type="tel" value={draft.phone} onChange={(phone) => set({ phone })} maxLength={200} />
            <TextField label={t("report.mail")} type="email" value={draft.mail} onChange={(mail) => set({ mail })} maxLength={200} />
          </div>
        </Panel>
        {report.error ? <Refusal error={report.error} /> : null}
        <div>
          <Button type="primary" htmlType="submit" size="large" loading={report.isPending}>
            {t("report.submit")}
          </Button>
        </div>
      </div>
      <aside className={styles.clause} aria-label={t("report.clause")}>
        <h2>{t("report.clause")}</h2>
        {clause ? <ClauseExcerpt contract={contract} clause={clause} /> : <p className={styles.quiet}>{t("report.clauseHint")}</p>}
      </aside>
    </form>
  );
}

/** `true` and `false` become truths; what was left open is not sent, so that the contract's default holds. */
function stated(facts: Record<string, string>): Record<string, string | boolean> {
  const given = Object.entries(facts).filter(([, value]) => value !== "");
  return Object.fromEntries(given.map(([fact, value]) => [fact, value === "true" ? true : value === "false" ? false : value]));
}
