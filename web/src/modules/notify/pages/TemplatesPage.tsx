import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { KindList } from "@/api/notify";
import { useContracts } from "@/modules/contracts";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, ErrorState, Loading, Page, Panel, Tag, type Column } from "@/shared/ui";
import { Tabs } from "../components/Tabs";
import { useKinds } from "../queries";
import styles from "../components/notify.module.css";

type Row = KindList["items"][number];

export function TemplatesPage(): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const contract = query.get("contract") ?? "";
  const contracts = useContracts();
  const kinds = useKinds(contract);
  const address = (kind: string, language: string) => `/messages/templates/${kind}?language=${language}${contract ? `&contract=${contract}` : ""}`;
  const source = (row: Row, language: "zh" | "en") => (
    <Link to={address(row.id, language)} aria-label={`${words(row.name)} ${t(`templates.${language}`)} ${t(`templates.sources.${row[language]}`)}`}>
      {t(`templates.sources.${row[language]}`)}
    </Link>
  );
  const columns: Column<Row>[] = [
    {
      key: "kind",
      title: t("templates.kind"),
      phone: "lead",
      cell: (row) => (
        <span>
          {words(row.name)} {row.binding ? <Tag>{t("log.binding")}</Tag> : null}
        </span>
      ),
    },
    { key: "zh", title: t("templates.zh"), cell: (row) => source(row, "zh") },
    { key: "en", title: t("templates.en"), cell: (row) => source(row, "en") },
  ];
  return (
    <Page title={t("templates.title")} below={<Tabs />}>
      <Panel flush label={t("templates.title")}>
        <div className={styles.filters}>
          <SelectField label={t("templates.contract")} required empty={t("templates.anyContract")} value={contract} onChange={(chosen) => setQuery(chosen ? { contract: chosen } : {}, { replace: true })} options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} />
          <p className={styles.quiet}>{t("templates.lead")}</p>
        </div>
        {kinds.isPending ? <Loading /> : null}
        {kinds.isError ? <ErrorState error={kinds.error} retry={() => void kinds.refetch()} /> : null}
        {kinds.data ? <DataTable caption={t("templates.title")} columns={columns} rows={kinds.data.items} rowKey={(row) => row.id} /> : null}
      </Panel>
    </Page>
  );
}
