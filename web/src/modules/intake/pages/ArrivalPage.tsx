import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { ArrivalDetail } from "@/api/intake";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Facts, Loading, Page, Panel } from "@/shared/ui";
import { ArrivalMark, UrgentMark } from "../components/ArrivalMark";
import { SettleForm } from "../components/SettleForm";
import { useArrival, useRinging } from "../queries";
import styles from "../components/intake.module.css";

export function ArrivalPage(): ReactElement {
  const { id = "" } = useParams();
  const arrival = useArrival(id);
  if (arrival.isPending) return <Loading />;
  if (arrival.isError) return <ErrorState error={arrival.error} retry={() => void arrival.refetch()} />;
  return <Shown arrival={arrival.data} />;
}

function Shown({ arrival }: { arrival: ArrivalDetail }): ReactElement {
  const { t } = useTexts("intake");
  return (
    <Page
      title={arrival.subject || t("arrivals.noSubject")}
      above={<Link to="/intake">{t("arrival.back")}</Link>}
      below={
        <span className={styles.buttons}>
          <ArrivalMark row={arrival} />
          {arrival.urgent ? <UrgentMark /> : null}
        </span>
      }
    >
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel title={t("arrival.text")}>
            <p className={arrival.text ? styles.text : styles.quiet}>{arrival.text || t("arrival.noText")}</p>
            {arrival.attachments.length > 0 ? (
              <>
                <h3>{t("arrival.attachments")}</h3>
                <ul>
                  {arrival.attachments.map((name, place) => (
                    <li key={`${place} ${name}`} className={styles.sub}>
                      {name}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </Panel>
          <History arrival={arrival} />
        </div>
        <div className={styles.stack}>
          {arrival.can_settle ? <SettleForm arrival={arrival} /> : null}
          <About arrival={arrival} />
        </div>
      </div>
    </Page>
  );
}

function About({ arrival }: { arrival: ArrivalDetail }): ReactElement {
  const { t } = useTexts("intake");
  const words = useWords();
  const moment = useMoment();
  const contracts = useRinging().data?.contracts ?? [];
  const contract = contracts.find((one) => one.id === arrival.contract_id);
  const items: [string, ReactElement | string][] = [
    [t("arrivals.sender"), [arrival.sender_name, arrival.sender].filter(Boolean).join(" · ")],
    [t("arrivals.channel"), words(arrival.channel_name)],
    [t("arrivals.arrived"), moment(arrival.arrived_at)],
    [t("arrival.size"), t("arrival.bytes", { count: arrival.size })],
    [t("arrival.digest"), <span key="digest" className={styles.code}>{arrival.sha256}</span>],
  ];
  if (contract) items.push([t("arrival.contract"), `${contract.code} ${contract.title}`]);
  if (arrival.case_number) items.push([t("arrival.case"), <Link key="case" to={`/cases/${arrival.case_number}`}>{arrival.case_number}</Link>]);
  if (arrival.settled_at) items.push([t("arrival.settled"), t("arrival.settledBy", { name: arrival.settled_by, moment: moment(arrival.settled_at) })]);
  if (arrival.remark) items.push([t("arrival.remark"), arrival.remark]);
  return (
    <Panel title={t("arrival.about")}>
      <Facts items={items} />
    </Panel>
  );
}

function History({ arrival }: { arrival: ArrivalDetail }): ReactElement {
  const { t } = useTexts("intake");
  const moment = useMoment();
  return (
    <Panel title={t("arrival.record")}>
      <ol className={styles.list}>
        {arrival.entries.map((entry) => (
          <li key={entry.seq} className={styles.row}>
            <span>
              {t(`kind.${entry.kind}`, entry.kind)} · {entry.actor_name}
              {typeof entry.payload.note === "string" && entry.payload.note ? <span className={styles.sub}>{entry.payload.note}</span> : null}
            </span>
            <time dateTime={entry.occurred_at} className={styles.quiet}>
              {moment(entry.occurred_at)}
            </time>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
