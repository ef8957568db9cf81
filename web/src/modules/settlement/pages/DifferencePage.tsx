import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { Difference, Issued, StatementLine } from "@/api/settlement";
import { ClauseLink } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, ErrorState, Loading, Page, Panel, type Column } from "@/shared/ui";
import { Proofs, Sum } from "../components/Figures";
import { PaperLinks } from "../components/Papers";
import styles from "../components/settlement.module.css";
import { useDifference } from "../queries";
import { TOTALS } from "../totals";

interface Row {
  key: string;
  what: ReactElement | string;
  before: ReactElement | string;
  after: ReactElement | string;
}

export function DifferencePage(): ReactElement {
  const { contract = "", period = "", revision = "" } = useParams();
  const found = useDifference(contract, period, Number(revision));
  if (found.isPending) return <Loading rows={8} />;
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return <Changes found={found.data} contract={contract} />;
}

function Changes({ found, contract }: { found: Difference; contract: string }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const rows: Row[] = [
    ...TOTALS.flatMap((name) => {
      const one = found.totals[name];
      return one ? [{ key: name, what: t(`statement.${name}`), before: <Sum amount={one.before} />, after: <Sum amount={one.after} /> }] : [];
    }),
    ...found.scores.map((one) => ({ key: `${one.sheet}-${one.period}`, what: `${t("difference.score")} ${one.period}`, before: one.before ?? "—", after: one.after })),
    ...found.lines.map((one) => {
      const line = one.after ?? one.before;
      return {
        key: one.id,
        what: (
          <>
            <strong>{words(line?.name)}</strong> {line ? <ClauseLink contract={contract} clause={line.clause} number={found.clauses[line.clause]?.number ?? line.clause} /> : null}
          </>
        ),
        before: one.before ? <Figure line={one.before} contract={contract} /> : t("difference.added"),
        after: one.after ? <Figure line={one.after} contract={contract} /> : t("difference.gone"),
      };
    }),
  ];
  const columns: Column<Row>[] = [
    { key: "what", title: t("difference.what"), phone: "lead", cell: (row) => row.what },
    { key: "before", title: t("difference.before", { n: found.earlier.revision }), cell: (row) => row.before },
    { key: "after", title: t("difference.after", { n: found.later.revision }), cell: (row) => row.after },
  ];
  const { period, revision } = found.later;
  return (
    <Page title={t("difference.title", { period, n: revision })} above={<Link to={`/settlement/${contract}/${period}`}>{t("difference.back", { period })}</Link>}>
      <div className={styles.stack}>
        <Panel title={t("statement.versions")}>
          <ul className={styles.plain}>
            <Revision one={found.earlier} contract={contract} />
            <Revision one={found.later} contract={contract} />
          </ul>
        </Panel>
        <Panel flush title={t("difference.changes")}>
          {rows.length ? <DataTable caption={t("difference.changes")} columns={columns} rows={rows} rowKey={(row) => row.key} /> : <EmptyState title={t("difference.none")} />}
        </Panel>
      </div>
    </Page>
  );
}

function Revision({ one, contract }: { one: Issued; contract: string }): ReactElement {
  const { t } = useTexts("settlement");
  const moment = useMoment();
  return (
    <li>
      {`${t("overview.revision", { n: one.revision })} · ${one.issued_by} · ${moment(one.issued_at)} · `}
      <Sum amount={one.net} />
      <PaperLinks contract={contract} period={one.period} revision={one.revision} />
      <div className={styles.quiet}>{`${t("statement.digest")} ${one.digest}`}</div>
    </li>
  );
}

function Figure({ line, contract }: { line: StatementLine; contract: string }): ReactElement {
  const words = useWords();
  return (
    <div className={styles.plain}>
      <Sum amount={line.amount} />
      <span>{words(line.words)}</span>
      <Proofs evidence={line.evidence} contract={contract} />
    </div>
  );
}
