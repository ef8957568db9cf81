import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { RecordAct, StatementPageData } from "@/api/settlement";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, ErrorState, Facts, Loading, Page, Panel } from "@/shared/ui";
import { Around } from "../components/Around";
import { Sum } from "../components/Figures";
import { Lines } from "../components/Lines";
import { PaperButtons } from "../components/Papers";
import { RecordDrawer } from "../components/RecordDrawer";
import { Sheets } from "../components/Sheets";
import { useIssue, useRecord, useStatement, type Recording } from "../queries";
import { TOTALS } from "../totals";
import styles from "../components/settlement.module.css";

export function StatementPage(): ReactElement {
  const { contract = "", period = "" } = useParams();
  const found = useStatement(contract, period);
  if (found.isPending) return <Loading rows={12} />;
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return <Statement page={found.data} />;
}

function Statement({ page }: { page: StatementPageData }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const { statement } = page;
  const issue = useIssue(page.contract_id, statement.period.name);
  const record = useRecord(page.contract_id);
  const [opened, setOpened] = useState<{ act: RecordAct; preset: Partial<Recording> } | null>(null);
  const open = (name: string, preset: Partial<Recording>) => {
    const act = page.acts.find((one) => one.act === name);
    if (act) setOpened({ act, preset });
  };
  const close = () => {
    record.reset();
    setOpened(null);
  };
  const totals = TOTALS.filter((name) => name !== "undisputed_net" || statement.totals.undisputed_net !== statement.totals.net);
  const claimed = statement.sheets.flatMap((sheet) => sheet.open_facts).find((one) => one.fact === opened?.preset.fact)?.rules ?? [];
  return (
    <Page
      title={t("statement.title", { code: statement.contract.code, period: statement.period.name })}
      above={<Link to={`/settlement/${page.contract_id}`}>{words(statement.contract.title)}</Link>}
      actions={
        <>
          <PaperButtons page={page} />
          {page.may_issue ? (
            <Button type="primary" loading={issue.isPending} onClick={() => issue.mutate()}>
              {t("statement.issue")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.stack}>
        {page.is_over ? null : <Alert type="info" showIcon title={t("statement.running")} />}
        {issue.isSuccess ? <Alert type="success" showIcon role="status" title={t("statement.issuedNow", { n: issue.data.revision })} /> : null}
        {issue.isError ? <ErrorState error={issue.error} /> : null}
        <Panel title={t("statement.totals")}>
          <Facts items={totals.map((name) => [t(`statement.${name}`), <Sum key={name} amount={statement.totals[name]} />])} />
          <p className={styles.quiet}>{words(statement.rounding)}</p>
        </Panel>
        <Lines page={page} open={open} />
        <Sheets page={page} open={open} />
        <Around page={page} />
      </div>
      {opened ? (
        <RecordDrawer
          key={`${opened.act.act}-${opened.preset.fact ?? ""}`}
          act={opened.act}
          preset={opened.preset}
          choices={{ rule: claimed.map((rule) => ({ value: rule, label: rule })) }}
          busy={record.isPending}
          error={record.error}
          onSubmit={(filled) => record.mutate({ ...filled, expected_seq: page.seq }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}
