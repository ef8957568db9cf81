import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { NoticeAddress, NoticeBook } from "@/api/notices";
import { ClauseLink } from "@/modules/contracts";
import { serverNow, useMoment, ZoneContext } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, ErrorState, Loading, Page, Panel, ToneMark, type Column } from "@/shared/ui";
import { AddressDrawer } from "../components/AddressDrawer";
import { useBook } from "../queries";
import styles from "../components/notices.module.css";

/** Where notices to each side go, what is to come, and the rules of delivery. */
export function BookPage(): ReactElement {
  const { contract = "" } = useParams();
  const book = useBook(contract);
  if (book.isPending) return <Loading rows={10} />;
  if (book.isError && !book.data) return <ErrorState error={book.error} retry={() => void book.refetch()} />;
  return (
    <ZoneContext value={book.data.timezone}>
      <Book book={book.data} />
    </ZoneContext>
  );
}

function Book({ book }: { book: NoticeBook }): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  const [changing, setChanging] = useState(false);
  const columns: Column<NoticeBook["rules"][number]>[] = [
    { key: "medium", title: t("medium"), phone: "lead", nowrap: true, cell: (rule) => words(rule.label) },
    { key: "deemed", title: t("deemedHead"), cell: (rule) => (rule.deemed ? words(rule.deemed) : t("noRule")) },
    { key: "clause", title: t("clause"), cell: (rule) => (rule.clause ? <ClauseLink contract={book.contract_id} clause={rule.clause.id} number={rule.clause.number} /> : "—") },
  ];
  const lead = book.change_within ? t("changeLead", { within: words(book.change_within) }) : t("changeNow");
  return (
    <Page
      title={t("addressesOf", { contract: words(book.contract) })}
      above={<Link to={`/notices?contract=${book.contract_id}`}>{t("back")}</Link>}
      below={
        <span className={styles.quiet}>
          {lead} {book.clause ? <ClauseLink contract={book.contract_id} clause={book.clause.id} number={book.clause.number} /> : null}
        </span>
      }
      actions={book.mine ? <Button onClick={() => setChanging(true)}>{t("change")}</Button> : null}
    >
      <Panel flush title={t("bookAddresses")}>
        <Addresses rows={book.addresses} />
      </Panel>
      <Panel flush title={t("rules")}>
        <DataTable caption={t("rules")} columns={columns} rows={book.rules} rowKey={(rule) => rule.medium} />
      </Panel>
      {changing ? <AddressDrawer book={book} lead={lead} onClose={() => setChanging(false)} /> : null}
    </Page>
  );
}

function Addresses({ rows }: { rows: NoticeAddress[] }): ReactElement {
  const { t } = useTexts("notices");
  const moment = useMoment();
  const stands = (row: NoticeAddress) => {
    if (row.counts) return <ToneMark icon="met" tone="met">{t("counts")}</ToneMark>;
    const coming = row.since !== null && Date.parse(row.since) > serverNow();
    return <ToneMark icon={coming ? "soon" : "void"} tone={coming ? "soon" : "idle"}>{t(coming ? "coming" : "past")}</ToneMark>;
  };
  const columns: Column<NoticeAddress>[] = [
    { key: "side", title: t("whose"), phone: "lead", nowrap: true, cell: (row) => t(`side.${row.side}`) },
    { key: "state", title: t("states"), cell: stands },
    { key: "receiver", title: t("receiver"), cell: (row) => row.receiver || "—" },
    { key: "address", title: t("address"), cell: (row) => row.address || "—" },
    { key: "phone", title: t("phone"), nowrap: true, cell: (row) => row.phone || "—" },
    { key: "mail", title: t("mail"), cell: (row) => row.mail || "—" },
    { key: "since", title: t("since"), cell: (row) => (row.since ? moment(row.since) : t("fromContract")) },
    { key: "told", title: t("tells"), cell: (row) => (row.told_at ? t("toldBy", { name: row.told_by, moment: moment(row.told_at) }) : "—") },
  ];
  return <DataTable caption={t("bookAddresses")} columns={columns} rows={rows} rowKey={(row) => `${row.side}:${row.told_at ?? ""}`} />;
}
