import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { MessageChannel, MessageRow, MessageState } from "@/api/notify";
import { useMoment } from "@/shared/format";
import { MultiChoice, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, EmptyState, Page, PagedRows, Panel, Tag, type Column } from "@/shared/ui";
import { MessageMark } from "../components/marks";
import { ProofDrawer } from "../components/ProofDrawer";
import { Tabs } from "../components/Tabs";
import { useMessages } from "../queries";
import styles from "../components/notify.module.css";

const STATES = ["queued", "sent", "delivered", "failed", "expired", "merged"];
const CHANNELS = ["mail", "sms", "push", "wecom", "dingtalk", "feishu", "webhook"];
const CASE_NUMBER = /^[A-Za-z0-9-]*$/;
const TOKEN = /^[0-9a-f]{1,24}$/;

export function MessagesPage(): ReactElement {
  const { t } = useTexts("notify");
  const [query, setQuery] = useSearchParams();
  const states = query.getAll("state").filter((one) => STATES.includes(one));
  const channel = query.get("channel") ?? "";
  const about = query.get("case") ?? "";
  const digest = query.get("digest") ?? "";
  const opened = Number(query.get("message") ?? "0");
  const messages = useMessages({
    state: states as MessageState[],
    channel: CHANNELS.includes(channel) ? (channel as MessageChannel) : undefined,
    about: CASE_NUMBER.test(about) ? about : undefined,
    digest: TOKEN.test(digest) ? digest : undefined,
  });
  const go = (name: string, values: string[]) => {
    const next = new URLSearchParams(query);
    next.delete(name);
    for (const value of values) if (value !== "") next.append(name, value);
    setQuery(next, { replace: true });
  };
  const rows = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = states.length > 0 || channel !== "" || about !== "" || digest !== "";
  return (
    <Page title={t("log.title")} below={<Tabs />}>
      <Panel flush label={t("log.title")}>
        <div className={styles.filters}>
          <MultiChoice label={t("log.state")} empty={t("log.anyState")} chosen={states} onChange={(chosen) => go("state", chosen)} options={STATES.map((one) => ({ value: one, label: t(`log.states.${one}`) }))} />
          <SelectField label={t("log.channel")} required empty={t("log.anyChannel")} value={channel} onChange={(value) => go("channel", [value])} options={CHANNELS.map((one) => ({ value: one, label: t(`log.channels.${one}`) }))} />
          <TextField label={t("log.case")} required type="search" value={about} maxLength={40} onChange={(value) => go("case", [value.trim()])} />
        </div>
        {digest ? (
          <p className={styles.narrowed}>
            {t("log.inDigest")} <Link to="/messages">{t("log.allMessages")}</Link>
          </p>
        ) : null}
        <PagedRows list={messages} count={rows.length} empty={<EmptyState title={t(narrowed ? "log.emptyNarrowed" : "log.empty")} note={t(narrowed ? "log.emptyNarrowedNote" : "log.emptyNote")} />}>
          <MessagesTable rows={rows} address={(id) => `?${opening(query, id)}`} />
        </PagedRows>
      </Panel>
      {opened > 0 ? <ProofDrawer id={opened} onClose={() => go("message", [])} /> : null}
    </Page>
  );
}

function opening(query: URLSearchParams, id: number): string {
  const next = new URLSearchParams(query);
  next.set("message", String(id));
  return next.toString();
}

function MessagesTable({ rows, address }: { rows: MessageRow[]; address: (id: number) => string }): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const moment = useMoment();
  const columns: Column<MessageRow>[] = [
    {
      key: "subject",
      title: t("log.what"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={address(row.id)} preventScrollReset>
            {row.subject || words(row.kind_name)}
          </Link>
          <span className={styles.sub}>
            {words(row.kind_name)} {row.binding ? <Tag>{t("log.binding")}</Tag> : null}
          </span>
        </span>
      ),
    },
    {
      key: "to",
      title: t("log.to"),
      cell: (row) => (
        <span className={styles.recipient}>
          {row.name || row.address || t("log.nobody")}
          {row.name && row.address ? <span className={styles.sub}>{row.address}</span> : null}
        </span>
      ),
    },
    { key: "channel", title: t("log.channel"), nowrap: true, cell: (row) => words(row.channel_name) },
    {
      key: "state",
      title: t("log.state"),
      cell: (row) => (
        <span>
          <MessageMark row={row} />
          {row.answer && (row.state === "failed" || row.attempts > 1) ? <span className={styles.sub}>{row.answer.slice(0, 80)}</span> : null}
        </span>
      ),
    },
    { key: "case", title: t("log.case"), nowrap: true, cell: (row) => (row.about ? <Link to={`/cases/${row.about}`}>{row.about}</Link> : "—") },
    { key: "at", title: t("log.at"), nowrap: true, cell: (row) => moment(row.created_at) },
  ];
  return <DataTable caption={t("log.title")} columns={columns} rows={rows} rowKey={(row) => String(row.id)} tone={(row) => (row.state === "failed" || row.state === "expired" ? "breach" : undefined)} />;
}
