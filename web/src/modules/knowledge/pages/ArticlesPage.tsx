import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { ArticleRow, ArticleState } from "@/api/knowledge";
import { useMoment } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { DataTable, EmptyState, Page, PagedRows, Panel, Tag, type Column } from "@/shared/ui";
import { ListFilters } from "../components/ListFilters";
import { StateTag } from "../components/StateTag";
import { Tabs } from "../components/Tabs";
import { useArticles } from "../queries";
import styles from "../components/knowledge.module.css";

const STATES: ArticleState[] = ["draft", "reviewed", "published", "withdrawn"];

export function ArticlesPage(): ReactElement {
  const { t } = useTexts("knowledge");
  const [query] = useSearchParams();
  const state = STATES.find((one) => one === query.get("state"));
  const asked = { q: query.get("q") || undefined, contract: query.get("contract") || undefined, state };
  const articles = useArticles(asked);
  const rows = articles.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.values(asked).some(Boolean);
  return (
    <Page title={t("article.title")} below={<Tabs />}>
      <Panel flush label={t("article.title")}>
        <ListFilters states={STATES.map((one) => ({ value: one, label: t(`articleState.${one}`) }))} />
        <PagedRows list={articles} count={rows.length} empty={<EmptyState title={t(filtered ? "none" : "article.empty")} note={t(filtered ? "noneNote" : "article.emptyNote")} />}>
          <ArticlesTable rows={rows} />
        </PagedRows>
      </Panel>
    </Page>
  );
}

function ArticlesTable({ rows }: { rows: ArticleRow[] }): ReactElement {
  const { t } = useTexts("knowledge");
  const moment = useMoment();
  const columns: Column<ArticleRow>[] = [
    {
      key: "title",
      title: t("article.subject"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={`/knowledge/articles/${row.number}`}>{row.title}</Link>
          <span className={styles.sub}>{row.number}</span>
        </span>
      ),
    },
    { key: "state", title: t("state"), nowrap: true, cell: (row) => <StateTag kind="articleState" value={row.state} /> },
    { key: "audience", title: t("field.audience"), nowrap: true, cell: (row) => <Tag>{t(`audience.${row.audience}`)}</Tag> },
    { key: "version", title: t("article.versionColumn"), nowrap: true, cell: (row) => t("article.version", { version: row.version }) },
    { key: "author", title: t("article.author"), nowrap: true, cell: (row) => row.author },
    { key: "feedback", title: t("article.readers"), cell: (row) => t("article.tally", { yes: row.helpful, no: row.unhelpful }) },
    { key: "updated", title: t("article.updated"), nowrap: true, cell: (row) => moment(row.updated_at) },
  ];
  return <DataTable caption={t("article.title")} columns={columns} rows={rows} rowKey={(row) => row.number} />;
}
