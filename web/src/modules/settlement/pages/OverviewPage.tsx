import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { MonthFigures, Overview, RecordAct, Stage } from "@/api/settlement";
import { ClauseLink } from "@/modules/contracts";
import { WhatIfLink } from "@/modules/whatif";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, EmptyState, ErrorState, Facts, Loading, Page, Panel, Tag, type Column } from "@/shared/ui";
import { Sum } from "../components/Figures";
import { RecordDrawer } from "../components/RecordDrawer";
import { ScoreTrends } from "../components/ScoreTrend";
import styles from "../components/settlement.module.css";
import { useOverview, useRecord } from "../queries";

/** Acts that begin from a line or a sheet have their buttons there. */
const HERE = ["event", "paper", "payment", "refund", "occurrence", "mark", "void"];

export function OverviewPage(): ReactElement {
  const { contract = "" } = useParams();
  const found = useOverview(contract);
  if (found.isPending) return <Loading rows={12} />;
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return <Standing overview={found.data} />;
}

function Standing({ overview }: { overview: Overview }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const record = useRecord(overview.contract_id);
  const [opened, setOpened] = useState<RecordAct | null>(null);
  const close = () => {
    record.reset();
    setOpened(null);
  };
  const named = (list: { id: string; label: { zh: string; en: string } }[]) => list.map((one) => ({ value: one.id, label: words(one.label) }));
  const choices = {
    event: overview.events.map((one) => ({ value: one.event, label: words(one.label) })),
    stage: overview.stages.map((one) => ({ value: one.id, label: words(one.name) })),
    rule: named(opened?.act === "event" ? overview.penalties : opened?.act === "mark" ? overview.marks : overview.rules),
    level: named(overview.levels),
    side: ["customer", "vendor"].map((side) => ({ value: side, label: t(`side.${side}`) })),
  };
  return (
    <Page title={`${overview.code} ${words(overview.title)}`} above={<Link to="/settlement">{t("title")}</Link>} below={<WhatIfLink contract={overview.contract_id} />}>
      <div className={styles.stack}>
        <Panel>
          <Facts
            items={[
              [t("overview.balance"), <Sum key="b" amount={overview.balance} />],
              [t("overview.paid"), <Sum key="p" amount={overview.paid} />],
              ...(overview.upkeep ? ([[t("overview.upkeep"), `${overview.upkeep.begins} – ${overview.upkeep.ends}`]] as [string, string][]) : []),
            ]}
          />
          <div className={styles.buttons} role="group" aria-label={t("overview.record")}>
            {overview.acts.filter((one) => HERE.includes(one.act)).map((one) => (
              <Button key={one.act} onClick={() => setOpened(one)}>
                {words(one.label)}
              </Button>
            ))}
          </div>
        </Panel>
        <Months overview={overview} />
        <ScoreTrends overview={overview} />
        <Stages overview={overview} />
        <Records overview={overview} />
      </div>
      {opened ? <RecordDrawer key={opened.act} act={opened} choices={choices} busy={record.isPending} error={record.error} onSubmit={(filled) => record.mutate({ ...filled, expected_seq: overview.seq }, { onSuccess: close })} onClose={close} /> : null}
    </Page>
  );
}

function Months({ overview }: { overview: Overview }): ReactElement {
  const { t } = useTexts("settlement");
  const columns: Column<MonthFigures>[] = [
    { key: "month", title: t("overview.month"), phone: "lead", nowrap: true, cell: (row) => <Link to={`/settlement/${overview.contract_id}/${row.period}`}>{row.period}</Link> },
    { key: "score", title: t("overview.score"), cell: (row) => row.scores.map((one) => <div key={one.sheet}>{`${one.score} · ${one.signed.length ? t("overview.signedBy", { sides: one.signed.map((side) => t(`side.${side}`)).join(" ") }) : t("overview.unsigned")}`}</div>) },
    { key: "net", title: t("overview.net"), cell: (row) => <Sum amount={row.net} /> },
    { key: "closing", title: t("overview.closing"), cell: (row) => <Sum amount={row.closing} /> },
    { key: "issued", title: t("overview.issued"), cell: (row) => (row.issued ? t("overview.revision", { n: row.issued.revision }) : row.is_over ? "—" : <Tag>{t("overview.running")}</Tag>) },
  ];
  return (
    <Panel flush title={t("overview.months")}>
      {overview.months.length ? <DataTable caption={t("overview.months")} columns={columns} rows={overview.months} rowKey={(row) => row.period} /> : <EmptyState title={t("overview.noMonths")} />}
    </Panel>
  );
}

function Stages({ overview }: { overview: Overview }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const columns: Column<Stage>[] = [
    { key: "name", title: t("overview.stage"), phone: "lead", cell: (row) => words(row.name) },
    { key: "clause", title: "§", phone: "bare", cell: (row) => <ClauseLink contract={overview.contract_id} clause={row.clause} number={overview.clauses[row.clause]?.number ?? row.clause} /> },
    { key: "amount", title: t("overview.amount"), cell: (row) => <Sum amount={row.amount} /> },
    { key: "due", title: t("overview.due"), nowrap: true, cell: (row) => row.due ?? "—" },
    { key: "missing", title: t("overview.missing"), cell: (row) => row.missing.map((one) => <div key={one.zh}>{words(one)}</div>) },
    { key: "paid", title: t("overview.stagePaid"), cell: (row) => <Sum amount={row.paid} /> },
  ];
  return (
    <Panel flush title={t("overview.stages")}>
      {overview.stages.length ? <DataTable caption={t("overview.stages")} columns={columns} rows={overview.stages} rowKey={(row) => row.id} /> : <EmptyState title={t("overview.noStages")} />}
    </Panel>
  );
}

function Records({ overview }: { overview: Overview }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const moment = useMoment();
  return (
    <Panel title={t("overview.records")}>
      {overview.records.length === 0 ? <p className={styles.quiet}>{t("overview.noRecords")}</p> : null}
      <ol className={styles.plain} reversed>
        {overview.records.map((one) => (
          <li key={one.seq} id={`record-${String(one.seq)}`}>
            {`${String(one.seq)} · ${words(one.label)} · ${one.actor}（${words(one.role)}）· ${moment(one.recorded_at)}`} {one.voided ? <Tag>{t("overview.voided")}</Tag> : null}
            {typeof one.payload["note"] === "string" ? <div className={styles.quiet}>{one.payload["note"]}</div> : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
