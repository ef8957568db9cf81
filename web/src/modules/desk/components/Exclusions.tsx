import type { ReactElement } from "react";
import type { ActName, CaseDetail, Exclusion } from "@/api/desk";
import { ClauseLink } from "@/modules/contracts";
import { serverNow, useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, Icon, Panel, StateMark } from "@/shared/ui";
import { Decisions } from "./Decisions";
import styles from "./Around.module.css";

interface Props {
  detail: CaseDetail;
  onAct: (act: ActName, preset: Record<string, string>) => void;
}

/** Above the clocks: that they do not count, and by which clause. */
export function ExcludedNotice({ detail }: { detail: CaseDetail }): ReactElement | null {
  const { t } = useTexts("desk");
  const words = useWords();
  const { exclusion } = detail.case;
  if (!exclusion) return null;
  return (
    <Alert
      type="info"
      showIcon
      title={
        <span className={styles.marks}>
          <StateMark kind="exclusion" value="agreed" />
          <Under exclusion={exclusion} detail={detail} />
        </span>
      }
      description={
        <>
          <p>{words(exclusion.name)}</p>
          <p>{t("exclusion.holds")}</p>
          <a href="#exclusions">{t("exclusion.seeProposal")}</a>
        </>
      }
    />
  );
}

/** The exclusions proposed, and what each side says to them. Nothing when there is none. */
export function Exclusions({ detail, onAct }: Props): ReactElement | null {
  const { t } = useTexts("desk");
  if (detail.exclusions.length === 0) return null;
  const canDecide = detail.acts.some((act) => act.act === "decide_exclusion");
  return (
    <Panel title={t("exclusion.title")}>
      <ul id="exclusions">
        {detail.exclusions.map((one) => (
          <ExclusionItem key={one.seq} one={one} detail={detail} onDecide={canDecide ? () => onAct("decide_exclusion", { proposal: String(one.seq) }) : undefined} />
        ))}
      </ul>
    </Panel>
  );
}

function ExclusionItem({ one, detail, onDecide }: { one: Exclusion; detail: CaseDetail; onDecide: (() => void) | undefined }): ReactElement {
  const { t } = useTexts("desk");
  const { t: word } = useTexts("words");
  const words = useWords();
  const moment = useMoment();
  const outcome = one.outcome?.id ?? "open";
  const said = { agreed: "exclusion.holds", refused: "exclusion.refused" }[outcome] ?? "exclusion.open";
  return (
    <li className={styles.dispute}>
      <strong>{words(one.name)}</strong>
      <p className={styles.claim}>{one.reason}</p>
      <p className={styles.marks}>
        <Under exclusion={one} detail={detail} />
        <a href={`#entry-${one.seq}`}>{t("exclusion.raised", { name: one.by, side: word(`side.${one.side}`), time: moment(one.at, { near: serverNow() }) })}</a>
      </p>
      <p className={outcome === "agreed" ? styles.state : `${styles.state} ${styles.open}`}>
        <Icon name={outcome === "agreed" ? "met" : "scales"} size={13} />
        {t(said)}
      </p>
      <Decisions made={one.decisions} waiting="exclusion.waiting" />
      {onDecide ? (
        <div>
          <Button size="small" onClick={onDecide}>
            {t(outcome === "open" ? "exclusion.decide" : "exclusion.change")}
            <span className="visually-hidden">{words(one.name)}</span>
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function Under({ exclusion, detail }: { exclusion: Pick<Exclusion, "clause">; detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const { contract, contract_version: version } = detail.case;
  return (
    <ClauseLink contract={contract.id} clause={exclusion.clause.id} version={version} number={exclusion.clause.number}>
      {t("exclusion.under", { clause: exclusion.clause.number })}
    </ClauseLink>
  );
}
