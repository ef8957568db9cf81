import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { Difference } from "@/api/settlement";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, ErrorState, Loading, Page, Panel, type Column } from "@/shared/ui";
import { Sum } from "../components/Figures";
import { useDifference } from "../queries";

interface Row {
  key: string;
  what: string;
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
    ...Object.entries(found.totals).map(([name, one]) => ({ key: name, what: t(`statement.${name}`), before: <Sum amount={one.before} />, after: <Sum amount={one.after} /> })),
    ...found.scores.map((one) => ({ key: `${one.sheet}-${one.period}`, what: `${t("difference.score")} ${one.period}`, before: one.before ?? "—", after: one.after })),
    ...found.lines.map((one) => ({
      key: one.id,
      what: words((one.after ?? one.before)?.name),
      before: one.before ? <Figure amount={one.before.amount} how={words(one.before.words)} /> : t("difference.added"),
      after: one.after ? <Figure amount={one.after.amount} how={words(one.after.words)} /> : t("difference.gone"),
    })),
  ];
  const columns: Column<Row>[] = [
    { key: "what", title: t("difference.what"), phone: "lead", cell: (row) => row.what },
    { key: "before", title: t("difference.before", { n: found.earlier.revision }), cell: (row) => row.before },
    { key: "after", title: t("difference.after", { n: found.later.revision }), cell: (row) => row.after },
  ];
  const { period, revision } = found.later;
  return (
    <Page title={t("difference.title", { period, n: revision })} above={<Link to={`/settlement/${contract}/${period}`}>{period}</Link>}>
      <Panel flush label={t("difference.what")}>
        {rows.length ? <DataTable caption={t("difference.what")} columns={columns} rows={rows} rowKey={(row) => row.key} /> : <EmptyState title={t("difference.none")} />}
      </Panel>
    </Page>
  );
}

function Figure({ amount, how }: { amount: string; how: string }): ReactElement {
  return (
    <>
      <Sum amount={amount} />
      <div>{how}</div>
    </>
  );
}
