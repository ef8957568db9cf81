import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ContractDetail, VersionRow } from "@/api/contracts";
import { formatDate, formatMoment } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import { DataTable, Panel, StateMark, type Column } from "@/shared/ui";

export function VersionsView({ detail }: { detail: ContractDetail }): ReactElement {
  const { t } = useTexts("contracts");
  const { t: word } = useTexts("words");
  const language = useLanguage();
  const columns: Column<VersionRow>[] = [
    {
      key: "version",
      title: t("list.version"),
      phone: "lead",
      cell: (row) => <Link to={`/contracts/${detail.id}?version=${row.version}`}>{t("version.number", { version: row.version })}</Link>,
    },
    { key: "state", title: t("list.state"), cell: (row) => <StateMark kind="contractState" value={row.state} /> },
    { key: "from", title: t("version.from"), cell: (row) => (row.in_force_from ? formatDate(row.in_force_from, language) : "—") },
    { key: "loaded", title: t("version.loaded"), cell: (row) => formatMoment(row.loaded_at, language) },
    { key: "signed", title: t("version.signatures"), cell: (row) => (row.signed_on_paper ? t("version.onPaper") : row.signatures.map((signature) => word(`side.${signature.side}`, signature.side)).join("、") || "—") },
  ];
  return (
    <Panel title={t("view.versions")} flush>
      <DataTable caption={t("view.versions")} columns={columns} rows={detail.versions} rowKey={(row) => String(row.version)} />
    </Panel>
  );
}
