import { useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { UnitChange } from "@/api/directory";
import { useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, EmptyState, Page, PagedRows, Panel, Tag, Views, type Column } from "@/shared/ui";
import { AskDrawer } from "./AskDrawer";
import { changes, useChanges, useDirectoryChange } from "./calls";
import { DecideDrawer } from "./DecideDrawer";
import { DirectoryTabs } from "./DirectoryTabs";
import styles from "./units.module.css";

/** Requests to change the unit: one's own, and those that one's units decide. */
export function ChangesPage(): ReactElement {
  const { t } = useTexts("units");
  const [query] = useSearchParams();
  const settled = query.get("view") === "settled";
  const list = useChanges(!settled);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [asking, setAsking] = useState(false);
  const [deciding, setDeciding] = useState<UnitChange>();
  const withdraw = useDirectoryChange(changes.withdraw);
  return (
    <Page
      title={t("changes")}
      below={<DirectoryTabs />}
      actions={
        <Button type="primary" onClick={() => setAsking(true)}>
          {t("ask")}
        </Button>
      }
    >
      <Views
        label={t("changes")}
        views={[
          { name: "open", text: t("open") },
          { name: "settled", text: t("settled") },
        ]}
        current={settled ? "settled" : "open"}
      />
      {withdraw.error ? <Refusal error={withdraw.error} /> : null}
      <Panel flush label={t("changes")}>
        <PagedRows list={list} count={rows.length} empty={<EmptyState title={t(settled ? "noneSettled" : "noneOpen")} note={t("changesNote")} />}>
          <ChangesTable rows={rows} busy={withdraw.isPending} onDecide={setDeciding} onWithdraw={(id) => withdraw.mutate(id)} />
        </PagedRows>
      </Panel>
      {asking ? <AskDrawer onClose={() => setAsking(false)} /> : null}
      {deciding ? <DecideDrawer change={deciding} onClose={() => setDeciding(undefined)} /> : null}
    </Page>
  );
}

interface TableProps {
  rows: UnitChange[];
  busy: boolean;
  onDecide: (change: UnitChange) => void;
  onWithdraw: (id: string) => void;
}

function ChangesTable({ rows, busy, onDecide, onWithdraw }: TableProps): ReactElement {
  const { t } = useTexts("units");
  const words = useWords();
  const moment = useMoment();
  const columns: Column<UnitChange>[] = [
    {
      key: "person",
      title: t("person"),
      phone: "lead",
      cell: (row) => (
        <span>
          {row.person}
          <span className={styles.sub}>{t("askedBy", { name: row.asked_by, at: moment(row.asked_at) })}</span>
        </span>
      ),
    },
    { key: "giving", title: t("giving"), cell: (row) => <Part name={words(row.giving)} agreed={row.giving_agreed} open={row.state === "asked"} /> },
    { key: "receiving", title: t("receiving"), cell: (row) => <Part name={words(row.receiving)} agreed={row.receiving_agreed} open={row.state === "asked"} /> },
    {
      key: "reason",
      title: t("reason"),
      cell: (row) => (
        <span>
          {row.reason}
          {row.note ? <span className={styles.sub}>{t("noted", { note: row.note })}</span> : null}
        </span>
      ),
    },
    { key: "state", title: t("state"), nowrap: true, cell: (row) => <Tag strong={row.state === "asked"}>{t(`states.${row.state}`)}</Tag> },
    {
      key: "act",
      title: t("act"),
      phone: "bare",
      cell: (row) => (
        <span className={styles.buttons}>
          {row.mine.length > 0 ? (
            <Button type="primary" aria-label={`${t("decide")} ${row.person}`} onClick={() => onDecide(row)}>
              {t("decide")}
            </Button>
          ) : null}
          {row.own && row.state === "asked" ? (
            <Button loading={busy} onClick={() => onWithdraw(row.id)}>
              {t("withdraw")}
            </Button>
          ) : null}
        </span>
      ),
    },
  ];
  return <DataTable caption={t("changes")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function Part({ name, agreed, open }: { name: string; agreed: boolean; open: boolean }): ReactElement {
  const { t } = useTexts("units");
  return (
    <span>
      {name}
      {open || agreed ? <span className={styles.sub}>{t(agreed ? "agreed" : "undecided")}</span> : null}
    </span>
  );
}
