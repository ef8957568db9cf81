import type { ReactElement } from "react";
import { Link } from "react-router";
import type { AgendaItem } from "@/api/agenda";
import { ClauseLink } from "@/modules/contracts";
import { serverNow, useMoment, useNow } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { LiveClock, LongTable, Tag, ToneMark, type LongColumn } from "@/shared/ui";
import styles from "./agenda.module.css";

/** What stays late until somebody does it; everything else acts by itself and is only held up. */
const AWAITED = new Set(["desk.clock", "duties.overdue"]);

interface Props {
  pages: AgendaItem[][];
  kinds: Record<string, string>;
}

/** What is due, in its order: when, what happens to whom, on what, by which clause. */
export function AgendaTable({ pages, kinds }: Props): ReactElement {
  const { t } = useTexts("agenda");
  const words = useWords();
  const shared = useTexts();
  const now = useNow();
  const columns: LongColumn<AgendaItem>[] = [
    { key: "due", title: t("due"), phone: "lead", width: "220px", cell: (row) => <Due row={row} /> },
    { key: "what", title: t("what"), phone: "bare", cell: (row) => <What row={row} /> },
    { key: "kind", title: t("kind"), width: "130px", cell: (row) => <Tag>{kinds[row.kind] ?? row.kind}</Tag> },
    { key: "to", title: t("to"), width: "190px", cell: (row) => row.to.map(words).join(shared.t("table.comma")) || "—" },
    { key: "clause", title: t("clause"), width: "150px", cell: (row) => (row.clause ? <ClauseLink contract={row.contract.id} clause={row.clause.id} version={row.contract.version} number={row.clause.number} /> : "—") },
  ];
  return (
    <LongTable
      caption={t("title")}
      columns={columns}
      pages={pages}
      rowKey={(row) => `${row.kind}:${row.key}`}
      rowLabel={(row) => words(row.what)}
      tone={(row) => (Date.parse(row.due) < now ? "breach" : undefined)}
    />
  );
}

function Due({ row }: { row: AgendaItem }): ReactElement {
  const moment = useMoment();
  return (
    <span className={styles.stack}>
      <LiveClock state="running" due={row.due} remaining={null} />
      <span className={styles.sub}>{moment(row.due, { zone: row.contract.timezone, dayEnd: true, near: serverNow(), weekday: true })}</span>
      <Mark row={row} />
    </span>
  );
}

function Mark({ row }: { row: AgendaItem }): ReactElement | null {
  const { t } = useTexts("agenda");
  const now = useNow();
  if (row.failing) return <ToneMark icon="warning" tone="breached">{t("failing")}</ToneMark>;
  if (Date.parse(row.due) >= now) return null;
  return AWAITED.has(row.kind) ? <ToneMark icon="breached" tone="breached">{t("late")}</ToneMark> : <ToneMark icon="waiting" tone="soon">{t("held")}</ToneMark>;
}

function What({ row }: { row: AgendaItem }): ReactElement {
  const words = useWords();
  return (
    <span className={styles.stack}>
      <span>{words(row.what)}</span>
      <Link to={row.link} className={styles.sub}>{words(row.name)}</Link>
      <span className={styles.sub}>{`${row.contract.code} ${words(row.contract.title)}`}</span>
    </span>
  );
}
