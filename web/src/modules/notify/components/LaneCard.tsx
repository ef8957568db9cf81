import { useState, type FormEvent, type ReactElement } from "react";
import { Link } from "react-router";
import type { ChannelHealth } from "@/api/notify";
import { useMoment } from "@/shared/format";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Tag } from "@/shared/ui";
import { useSwitchEndpoint, useTryChannel, useTryNow } from "../queries";
import { LaneMark } from "./marks";
import styles from "./notify.module.css";

/** One way out: how it fares, what waits in it, and a message that tries it. */
export function LaneCard({ lane, keeps }: { lane: ChannelHealth; keeps: boolean }): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const name = lane.endpoint ? lane.endpoint.name : words(lane.channel_name);
  return (
    <section className={styles.lane} aria-label={name}>
      <div className={styles.lineHead}>
        <span>
          <strong>{name}</strong> {lane.endpoint ? <Tag>{words(lane.channel_name)}</Tag> : null}
        </span>
        <LaneMark state={lane.state} />
      </div>
      {lane.case ? (
        <p className={styles.sub}>
          {t("channels.caseOpened")} <Link to={`/cases/${lane.case}`}>{lane.case}</Link>
        </p>
      ) : null}
      {lane.problem ? <Alert type="warning" showIcon title={lane.problem} /> : null}
      <Figures lane={lane} />
      {keeps && lane.failures > 0 && lane.state !== "off" ? <TryNow lane={lane} name={name} /> : null}
      {keeps ? <Try lane={lane} name={name} /> : null}
    </section>
  );
}

function Figures({ lane }: { lane: ChannelHealth }): ReactElement {
  const { t } = useTexts("notify");
  const moment = useMoment();
  const rate = `${Math.round((lane.failed / lane.tried) * 100)}%`;
  const figures: [string, string][] = [
    [t("channels.gateway"), lane.gateway || t("channels.none")],
    [t("channels.waiting"), lane.oldest ? t("channels.since", { count: lane.waiting, moment: moment(lane.oldest) }) : String(lane.waiting)],
    [t("channels.tried"), lane.tried > 0 ? t("channels.failedOf", { failed: lane.failed, tried: lane.tried, rate }) : "—"],
    [t("channels.lastSuccess"), lane.last_success_at ? moment(lane.last_success_at) : "—"],
    [t("channels.lastFailure"), lane.last_failure_at ? moment(lane.last_failure_at) : "—"],
  ];
  if (lane.per_minute !== null) figures.push([t("channels.limit"), t("channels.perMinute", { count: lane.per_minute })]);
  if (lane.down_since) figures.push([t("channels.downSince"), moment(lane.down_since)]);
  if (lane.rests_until) figures.push([t("channels.triesAt"), moment(lane.rests_until)]);
  return (
    <>
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {lane.last_answer ? (
        <p className={styles.sub}>
          {t("channels.lastAnswer")} <span className={styles.code}>{lane.last_answer}</span>
        </p>
      ) : null}
    </>
  );
}

/** Ends the rest of a lane whose gateway failed, so that nobody waits for the next attempt. */
function TryNow({ lane, name }: { lane: ChannelHealth; name: string }): ReactElement {
  const { t } = useTexts("notify");
  const attempt = useTryNow(lane.lane);
  return (
    <>
      <div className={styles.try}>
        <Button type="primary" loading={attempt.isPending} onClick={() => attempt.mutate()} aria-label={`${t("channels.tryNow")} ${name}`}>
          {t("channels.tryNow")}
        </Button>
        <span className={styles.quiet} role="status">
          {attempt.data ? t("channels.triedNow", { count: attempt.data.due }) : t("channels.tryNowNote")}
        </span>
      </div>
      {attempt.isError ? <Refusal error={attempt.error} /> : null}
    </>
  );
}

function Try({ lane, name }: { lane: ChannelHealth; name: string }): ReactElement {
  const { t } = useTexts("notify");
  const attempt = useTryChannel(lane.lane);
  const [to, setTo] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate(to.trim());
  };
  return (
    <>
      <form className={styles.try} onSubmit={submit}>
        {lane.endpoint ? null : <TextField label={t(lane.channel === "mail" ? "channels.toMail" : "channels.toPhone")} required type={lane.channel === "mail" ? "email" : "tel"} value={to} maxLength={254} onChange={setTo} />}
        <Button htmlType="submit" loading={attempt.isPending} disabled={lane.state === "off"} aria-label={`${t("channels.try")} ${name}`}>
          {t("channels.try")}
        </Button>
        {lane.endpoint ? <SwitchButton id={lane.endpoint.id} active={lane.endpoint.is_active} name={name} /> : null}
        {attempt.data ? (
          <span role="status">
            {t("channels.tryQueued")} <Link to={`/messages?message=${attempt.data.id}`}>{t("channels.tryProof")}</Link>
          </span>
        ) : null}
      </form>
      {attempt.isError ? <Refusal error={attempt.error} /> : null}
    </>
  );
}

function SwitchButton({ id, active, name }: { id: string; active: boolean; name: string }): ReactElement {
  const { t } = useTexts("notify");
  const toggle = useSwitchEndpoint(id);
  const text = t(active ? "channels.close" : "channels.reopen");
  return (
    <Button loading={toggle.isPending} onClick={() => toggle.mutate(!active)} aria-label={`${text} ${name}`}>
      {text}
    </Button>
  );
}
