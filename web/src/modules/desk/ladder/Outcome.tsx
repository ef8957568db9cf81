import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Delivery, LadderRung } from "@/api/desk";
import { formatSpan, serverNow, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { ToneMark, type IconName } from "@/shared/ui";
import styles from "./ladder.module.css";

const LOOKS: Record<LadderRung["state"], { icon: IconName; tone: string }> = {
  pending: { icon: "running", tone: "running" },
  fired: { icon: "met", tone: "met" },
  void: { icon: "void", tone: "idle" },
  idle: { icon: "void", tone: "idle" },
};

/** How a rung stands: icon, word and colour together. */
export function RungMark({ rung }: { rung: LadderRung }): ReactElement {
  const { t } = useTexts("desk");
  if (rung.failing) return <ToneMark icon="warning" tone="breached">{t("ladder.failing")}</ToneMark>;
  return <ToneMark {...LOOKS[rung.state]}>{t(`ladder.states.${rung.state}`)}</ToneMark>;
}

/** What a rung came to: when, whom it told and how, or whom it would reach, or why it does not act. */
export function Outcome({ rung, number }: { rung: LadderRung; number: string }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const names = useNames();
  if (rung.state === "fired") return <Fired rung={rung} number={number} />;
  if (rung.state !== "pending") return <span className={styles.sub}>{words(rung.reason)}</span>;
  if (rung.reached.length === 0) return <span className={styles.sub}>{rung.kind === "desk.rung" ? t("ladder.nobody") : "—"}</span>;
  return <span>{t("ladder.reaches", { names: names(rung.reached) })}</span>;
}

function Fired({ rung, number }: { rung: LadderRung; number: string }): ReactElement {
  const { t } = useTexts("desk");
  const language = useLanguage();
  const moment = useMoment();
  const names = useNames();
  const fired = rung.fired_at ? moment(rung.fired_at, { near: serverNow(), seconds: true }) : "";
  const late = rung.late_seconds ? t("ladder.late", { span: formatSpan(rung.late_seconds, language) }) : t("ladder.onTime");
  return (
    <span className={styles.stack}>
      <span>{`${t("ladder.firedAt", { time: fired })} ${late}`}</span>
      {rung.told.length > 0 ? <span>{t("ladder.told", { names: names(rung.told) })}</span> : null}
      {rung.entry ? <Link to={`/cases/${number}#entry-${rung.entry}`}>{t("ladder.entry", { seq: rung.entry })}</Link> : null}
      {rung.deliveries.length > 0 ? (
        <ul className={styles.deliveries}>
          {rung.deliveries.map((sent) => (
            <li key={sent.id}>
              <Word sent={sent} number={number} />
            </li>
          ))}
        </ul>
      ) : null}
    </span>
  );
}

/** One message, with the way to its proof. */
function Word({ sent, number }: { sent: Delivery; number: string }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const moment = useMoment();
  const when = sent.handed_over_at ? ` ${moment(sent.handed_over_at, { near: serverNow(), seconds: true })}` : "";
  return <Link to={`/messages?case=${number}&message=${sent.id}`}>{`${sent.name} · ${word(`channel.${sent.channel}`, sent.channel)} · ${t(`ladder.sent.${sent.state}`, sent.state)}${when}`}</Link>;
}

function useNames(): (names: string[]) => string {
  const shared = useTexts();
  return (names) => names.join(shared.t("table.comma"));
}
