import type { ReactElement } from "react";
import type { ActName, CaseDetail, Dispute } from "@/api/desk";
import { serverNow, useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Icon, Panel } from "@/shared/ui";
import { Decisions, SIDES } from "./Decisions";
import styles from "./Around.module.css";

interface Props {
  detail: CaseDetail;
  onAct: (act: ActName, preset: Record<string, string>) => void;
}

/** What is contested, and what each side's named person has decided. Nothing when nothing is. */
export function Disputes({ detail, onAct }: Props): ReactElement | null {
  const { t } = useTexts("desk");
  if (detail.disputes.length === 0) return null;
  const canDecide = detail.acts.some((act) => act.act === "decide_dispute");
  return (
    <Panel title={t("dispute.title")}>
      <ul>
        {detail.disputes.map((one) => (
          <DisputeItem key={one.seq} one={one} detail={detail} onDecide={canDecide && one.outcome === null ? () => onAct("decide_dispute", { dispute: String(one.seq) }) : undefined} />
        ))}
      </ul>
    </Panel>
  );
}

function DisputeItem({ one, detail, onDecide }: { one: Dispute; detail: CaseDetail; onDecide: (() => void) | undefined }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const words = useWords();
  const moment = useMoment();
  const clock = detail.clocks.find((found) => found.target_id === one.clock);
  const about = [words(one.matter.name), clock ? words(clock.name) : one.clock].filter(Boolean).join(" · ");
  return (
    <li className={styles.dispute} id={`dispute-${one.seq}`}>
      <strong>{t("dispute.about", { what: about })}</strong>
      <p className={styles.claim}>{one.claim}</p>
      <p className={styles.marks}>
        <span>{t("dispute.raised", { name: one.by, side: word(`side.${one.side}`), time: moment(one.at, { near: serverNow() }) })}</span>
        {one.entry ? <a href={`#entry-${one.entry}`}>{t("dispute.entry", { seq: one.entry })}</a> : null}
      </p>
      <Outcome one={one} />
      {onDecide ? (
        <div>
          <Button size="small" onClick={onDecide}>
            {t("dispute.decide")}
            <span className="visually-hidden">{about}</span>
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function Outcome({ one }: { one: Dispute }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const state = one.outcome ? t("dispute.settled", { outcome: words(one.outcome.name) }) : t(one.decisions.length === SIDES.length ? "dispute.differ" : "dispute.open");
  return (
    <>
      <p className={one.outcome ? styles.state : `${styles.state} ${styles.open}`}>
        <Icon name={one.outcome ? "met" : "scales"} size={13} />
        {state}
      </p>
      <Decisions made={one.decisions} waiting="dispute.waiting" />
    </>
  );
}
