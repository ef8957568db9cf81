import { useState, type ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { NoticeRow } from "@/api/notices";
import { useContracts } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, EmptyState, Page, PagedRows, Panel, type Column } from "@/shared/ui";
import { Delivered } from "../components/Delivered";
import { NoticeMark } from "../components/NoticeMark";
import { SendDrawer } from "../components/SendDrawer";
import { useBook, useNotices } from "../queries";
import styles from "../components/notices.module.css";

/** The register: every notice with when it was delivered and why; the contract stands in the address. */
export function NoticesPage(): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const contract = query.get("contract") ?? "";
  const list = useNotices(contract || undefined);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const options = (contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }));
  return (
    <Page title={t("title")} below={<p className={styles.quiet}>{t("lead")}</p>}>
      <Panel flush label={t("title")}>
        <search className={styles.filters}>
          <SelectField label={t("contract")} required value={contract} onChange={(id) => setQuery(id ? { contract: id } : {}, { replace: true, preventScrollReset: true })} options={options} empty={t("all")} />
          {contract ? <OfContract key={contract} contract={contract} /> : <p className={styles.quiet}>{t("addressesHint")}</p>}
        </search>
        <PagedRows list={list} count={rows.length} empty={<EmptyState title={t(contract ? "none" : "empty")} note={t("emptyNote")} />}>
          <Register rows={rows} />
        </PagedRows>
      </Panel>
    </Page>
  );
}

/** What may be done under the chosen contract. */
function OfContract({ contract }: { contract: string }): ReactElement {
  const { t } = useTexts("notices");
  const book = useBook(contract);
  const [sending, setSending] = useState(false);
  return (
    <div className={styles.buttons}>
      {book.data?.mine ? (
        <Button type="primary" onClick={() => setSending(true)}>
          {t("send")}
        </Button>
      ) : null}
      <Link to={`/notices/contract/${contract}`}>{t("addresses")}</Link>
      {sending && book.data ? <SendDrawer book={book.data} onClose={() => setSending(false)} /> : null}
    </div>
  );
}

function Register({ rows }: { rows: NoticeRow[] }): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  const moment = useMoment();
  const columns: Column<NoticeRow>[] = [
    {
      key: "subject",
      title: t("subject"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={`/notices/${row.id}`}>{row.subject}</Link>
          <span className={styles.sub}>{`${row.code} ${words(row.contract)}`}</span>
        </span>
      ),
    },
    { key: "state", title: t("states"), cell: (row) => <NoticeMark notice={row} /> },
    { key: "sender", title: t("sender"), nowrap: true, cell: (row) => t(`side.${row.sender}`) },
    { key: "medium", title: t("medium"), nowrap: true, cell: (row) => words(row.medium_label) },
    { key: "sent", title: t("sentAt"), nowrap: true, cell: (row) => moment(row.sent_at) },
    { key: "delivered", title: t("delivered"), cell: (row) => <Delivered notice={row} /> },
    { key: "answer", title: t("answerBy"), nowrap: true, cell: (row) => (row.answer_by ? moment(row.answer_by) : "—") },
  ];
  return <DataTable caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
