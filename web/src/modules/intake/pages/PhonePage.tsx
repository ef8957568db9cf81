import { useState, type FormEvent, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { CallRow } from "@/api/intake";
import { useMoment } from "@/shared/format";
import { TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { useLiveLists } from "@/shared/live";
import { Button, DataTable, EmptyState, ErrorState, Loading, Page, Panel, type Column } from "@/shared/ui";
import { CallerCard } from "../components/CallerCard";
import { CallForm } from "../components/CallForm";
import { Tabs } from "../components/Tabs";
import { useCaller, useCalls, useRinging } from "../queries";
import styles from "../components/intake.module.css";

const LIVE = ["ringing", "calls"];

/** The number and the call that it belongs to stand in the address, so that a telephone system can open them too. */
export function PhonePage(): ReactElement {
  const { t } = useTexts("intake");
  const [query, setQuery] = useSearchParams();
  const number = query.get("number") ?? "";
  const call = query.get("call") ?? "";
  const caller = useCaller(number);
  useLiveLists(LIVE);
  const open = (wanted: string, ringing = "") => setQuery(wanted ? { number: wanted, ...(ringing ? { call: ringing } : {}) } : {});
  return (
    <Page title={t("phone.title")} below={<Tabs />}>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel>
            <NumberForm key={number} number={number} open={open} />
          </Panel>
          {number !== "" && caller.isPending ? <Loading rows={4} /> : null}
          {caller.isError ? <ErrorState error={caller.error} retry={() => void caller.refetch()} /> : null}
          {number !== "" && caller.data ? <CallForm key={`${number} ${call}`} caller={caller.data} call={call} onDone={() => open("")} /> : null}
          {number === "" ? <LatestCalls /> : null}
        </div>
        <div className={styles.stack}>
          <RingingCalls open={open} />
          {number !== "" && caller.data ? <CallerCard caller={caller.data} /> : null}
        </div>
      </div>
    </Page>
  );
}

function NumberForm({ number, open }: { number: string; open: (number: string) => void }): ReactElement {
  const { t } = useTexts("intake");
  const [typed, setTyped] = useState(number);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open(typed.trim());
  };
  return (
    <form className={styles.find} onSubmit={submit}>
      <TextField label={t("phone.number")} required type="tel" value={typed} onChange={setTyped} maxLength={40} autoComplete="off" hint={t("phone.lead")} />
      <Button type="primary" htmlType="submit">
        {t("phone.open")}
      </Button>
    </form>
  );
}

function RingingCalls({ open }: { open: (number: string, call: string) => void }): ReactElement {
  const { t } = useTexts("intake");
  const moment = useMoment();
  const ringing = useRinging();
  return (
    <Panel title={t("phone.ringing")}>
      <div aria-live="polite">
        {ringing.isPending ? <Loading rows={2} /> : null}
        {ringing.isError ? <ErrorState error={ringing.error} retry={() => void ringing.refetch()} /> : null}
        {ringing.data?.calls.length === 0 ? <p className={styles.quiet}>{t("phone.ringingNone")}</p> : null}
        {ringing.data?.calls.map((one) => (
          <div key={one.id} className={styles.row}>
            <span>
              <strong>{one.number}</strong>
              <span className={styles.sub}>{moment(one.started_at)}</span>
            </span>
            <Button onClick={() => open(one.number, one.id)}>{t("phone.take")}</Button>
          </div>
        ))}
      </div>
    </Panel>
  );
}

function LatestCalls(): ReactElement {
  const { t } = useTexts("intake");
  const words = useWords();
  const moment = useMoment();
  const calls = useCalls();
  const columns: Column<CallRow>[] = [
    { key: "number", title: t("phone.number"), phone: "lead", cell: (row) => <strong>{row.number}</strong> },
    { key: "caller", title: t("phone.caller"), cell: (row) => [row.name, row.company].filter(Boolean).join(" · ") },
    { key: "result", title: t("phone.result"), cell: (row) => (row.result_name ? words(row.result_name) : "") },
    { key: "seat", title: t("phone.seat"), nowrap: true, cell: (row) => row.seat },
    { key: "started", title: t("phone.started"), nowrap: true, cell: (row) => moment(row.started_at) },
  ];
  return (
    <Panel title={t("phone.latest")} flush>
      {calls.isPending ? <Loading rows={5} /> : null}
      {calls.isError ? <ErrorState error={calls.error} retry={() => void calls.refetch()} /> : null}
      {calls.data?.items.length === 0 ? <EmptyState title={t("phone.none")} note={t("phone.noneNote")} /> : null}
      {calls.data && calls.data.items.length > 0 ? <DataTable caption={t("phone.latest")} columns={columns} rows={calls.data.items} rowKey={(row) => row.id} /> : null}
    </Panel>
  );
}
