import { useState, type ReactElement } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import type { CallBackRow } from "@/api/catalogue";
import { useContracts } from "@/modules/contracts";
import { serverNow, useMoment } from "@/shared/format";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, EmptyState, ErrorState, Loading, Page, Panel, type Column } from "@/shared/ui";
import { useCallBacks } from "../afterwards/queries";
import styles from "../afterwards/afterwards.module.css";
import { ActDrawer } from "../components/ActDrawer";
import { useCase } from "../queries";

/** Closed cases that nobody has called back about, the longest closed first. */
export function CallBacksPage(): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const contract = query.get("contract") ?? "";
  const waiting = useCallBacks(contract);
  const [calling, setCalling] = useState("");
  const rows = waiting.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns(setCalling);
  return (
    <Page title={t("callBacks.title")} below={t("callBacks.lead")}>
      <div className={styles.bar}>
        <SelectField
          label={t("column.contract")}
          value={contract}
          onChange={(id) => setQuery(id ? { contract: id } : {}, { replace: true })}
          empty={shared.t("state.any")}
          options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))}
        />
      </div>
      {waiting.isPending ? <Loading /> : null}
      {waiting.isError ? <ErrorState error={waiting.error} retry={() => void waiting.refetch()} /> : null}
      {waiting.isSuccess && rows.length === 0 ? <Panel><EmptyState title={t("callBacks.empty")} note={t("callBacks.emptyNote")} /></Panel> : null}
      {rows.length > 0 ? (
        <Panel flush>
          <DataTable caption={t("callBacks.title")} columns={columns} rows={rows} rowKey={(row) => row.number} />
        </Panel>
      ) : null}
      {waiting.hasNextPage ? (
        <div className={styles.more}>
          <Button onClick={() => void waiting.fetchNextPage()} loading={waiting.isFetchingNextPage}>
            {t("more")}
          </Button>
        </div>
      ) : null}
      {calling ? <CallDrawer key={calling} number={calling} onClose={() => setCalling("")} /> : null}
    </Page>
  );
}

function useColumns(call: (number: string) => void): Column<CallBackRow>[] {
  const { t } = useTexts("desk");
  const words = useWords();
  const moment = useMoment();
  const named = (row: CallBackRow) => [row.reporter.name, row.reporter.phone, row.reporter.mail].filter(Boolean).join(" · ");
  return [
    { key: "case", title: t("column.case"), phone: "lead", cell: (row) => <Link to={`/cases/${row.number}`}>{`${row.number} ${row.title}`}</Link> },
    { key: "type", title: t("callBacks.type"), nowrap: true, cell: (row) => words(row.type_label) },
    { key: "reporter", title: t("case.reporter"), cell: (row) => named(row) || t("callBacks.nobody") },
    { key: "contract", title: t("column.contract"), cell: (row) => `${row.contract.code} ${words(row.contract.title)}` },
    { key: "closed", title: t("callBacks.closedAt"), nowrap: true, cell: (row) => moment(row.closed_at, { near: serverNow() }) },
    {
      key: "call",
      title: t("callBacks.act"),
      phone: "bare",
      cell: (row) => (
        <Button onClick={() => call(row.number)}>
          {t("callBacks.call")}
          <span className="visually-hidden">{row.number}</span>
        </Button>
      ),
    },
  ];
}

/** The form of the act, once the case has been read anew. */
function CallDrawer({ number, onClose }: { number: string; onClose: () => void }): ReactElement | null {
  const queries = useQueryClient();
  const found = useCase(number);
  const close = () => {
    void queries.invalidateQueries({ queryKey: ["call-backs"] });
    onClose();
  };
  return found.data ? <ActDrawer detail={found.data} act="call_back" preset={{}} onClose={close} /> : null;
}
