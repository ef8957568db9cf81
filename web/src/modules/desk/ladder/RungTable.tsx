import type { ReactElement } from "react";
import type { CaseLadders, LadderRung } from "@/api/desk";
import { ClauseLink } from "@/modules/contracts";
import { serverNow, useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, LiveClock, type Column } from "@/shared/ui";
import { Outcome, RungMark } from "./Outcome";
import styles from "./ladder.module.css";

interface Props {
  caption: string;
  page: CaseLadders;
  rungs: LadderRung[];
}

/** Rungs by the moment at which they are due; those that do not act on this case stand folded below. */
export function RungTable({ caption, page, rungs }: Props): ReactElement {
  const { t } = useTexts("desk");
  const acting = rungs.filter((rung) => rung.state !== "idle");
  const idle = rungs.filter((rung) => rung.state === "idle");
  return (
    <>
      {acting.length > 0 ? <Rows caption={caption} page={page} rungs={acting} /> : <p className={styles.about}>{t("ladder.nothing")}</p>}
      {idle.length > 0 ? (
        <details className={styles.idle}>
          <summary>{t("ladder.idle", { count: idle.length })}</summary>
          <Rows caption={t("ladder.idle", { count: idle.length })} page={page} rungs={idle} />
        </details>
      ) : null}
    </>
  );
}

function Rows({ caption, page, rungs }: Props): ReactElement {
  const { t } = useTexts("desk");
  const columns: Column<LadderRung>[] = [
    { key: "due", title: t("ladder.due"), phone: "lead", width: "210px", cell: (rung) => <Due rung={rung} /> },
    { key: "what", title: t("ladder.what"), cell: (rung) => <What rung={rung} /> },
    { key: "state", title: t("ladder.state"), width: "150px", cell: (rung) => <RungMark rung={rung} /> },
    { key: "outcome", title: t("ladder.outcome"), width: "34%", cell: (rung) => <Outcome rung={rung} number={page.number} /> },
    { key: "clause", title: t("ladder.clause"), nowrap: true, cell: (rung) => (rung.clause ? <ClauseLink contract={page.contract.id} version={page.contract_version} clause={rung.clause.id} number={rung.clause.number} /> : "—") },
  ];
  return <DataTable caption={caption} columns={columns} rows={rungs} rowKey={(rung) => rung.key} />;
}

function Due({ rung }: { rung: LadderRung }): ReactElement {
  const words = useWords();
  const moment = useMoment();
  return (
    <span className={styles.stack}>
      {rung.watches ? <strong>{words(rung.watches)}</strong> : null}
      {rung.step ? <span>{words(rung.step)}</span> : null}
      {rung.due ? <span className={styles.sub}>{moment(rung.due, { near: serverNow(), dayEnd: true, weekday: true })}</span> : null}
      {rung.state === "pending" ? <LiveClock state="running" due={rung.due} remaining={null} /> : null}
    </span>
  );
}

function What({ rung }: { rung: LadderRung }): ReactElement {
  const { t: word } = useTexts("words");
  const words = useWords();
  const shared = useTexts();
  const comma = shared.t("table.comma");
  const channels = rung.channels.map((channel) => word(`channel.${channel}`, channel)).join(comma);
  return (
    <span className={styles.stack}>
      <span className={styles.what}>{words(rung.what)}</span>
      {rung.to.length > 0 ? <span>{rung.to.map(words).join(comma)}</span> : null}
      {channels ? <span className={styles.sub}>{channels}</span> : null}
      {rung.acknowledge ? <span className={styles.sub}>{words(rung.acknowledge)}</span> : null}
    </span>
  );
}
