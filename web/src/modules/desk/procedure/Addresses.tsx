import type { ReactElement } from "react";
import type { ReportedAddress } from "@/api/catalogue";
import { useTexts } from "@/shared/i18n";
import { DataTable, Panel, Tag, type Column } from "@/shared/ui";

/** Reported addresses with the verdict on each; only approved ones count. */
export function Addresses({ rows, approved }: { rows: ReportedAddress[]; approved: number }): ReactElement {
  const { t } = useTexts("desk");
  const columns: Column<ReportedAddress>[] = [
    { key: "number", title: t("procedure.row"), cell: (row) => row.number, width: "64px", nowrap: true },
    { key: "address", title: t("procedure.address"), phone: "lead", cell: (row) => row.address },
    { key: "place", title: t("procedure.place"), cell: (row) => row.place },
    { key: "verdict", title: t("procedure.verdict"), cell: (row) => <Verdict row={row} /> },
  ];
  return (
    <Panel title={t("procedure.addresses")} aside={t("procedure.counted", { approved, count: rows.length })} flush>
      <DataTable caption={t("procedure.addresses")} columns={columns} rows={rows} rowKey={(row) => String(row.number)} />
    </Panel>
  );
}

function Verdict({ row }: { row: ReportedAddress }): ReactElement {
  const { t } = useTexts("desk");
  if (row.approved === null) return <Tag>{t("procedure.waiting")}</Tag>;
  if (row.approved) return <Tag strong>{t("procedure.approved")}</Tag>;
  return <span>{`${t("procedure.refused")}${row.reason ? `: ${row.reason}` : ""}`}</span>;
}
