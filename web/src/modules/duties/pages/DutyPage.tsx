import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { DutyFull, OpenAct } from "@/api/duties";
import { ClauseLink } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Facts, Loading, Page, Panel } from "@/shared/ui";
import { ActDrawer } from "../components/ActDrawer";
import { DutyMark } from "../components/DutyMark";
import { DutyTable, usePeriod } from "../components/DutyTable";
import { History } from "../components/History";
import { useDuty } from "../queries";
import styles from "../components/duties.module.css";

export function DutyPage(): ReactElement {
  const { id = "" } = useParams();
  const duty = useDuty(id);
  if (duty.isPending) return <Loading rows={10} />;
  if (duty.isError && !duty.data) return <ErrorState error={duty.error} retry={() => void duty.refetch()} />;
  return <Duty duty={duty.data} />;
}

function Duty({ duty }: { duty: DutyFull }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const [opened, setOpened] = useState<OpenAct | null>(null);
  const above = (
    <>
      <Link to="/duties">{t("title")}</Link>
      <DutyMark duty={duty} />
    </>
  );
  return (
    <Page title={words(duty.name)} above={above}>
      {duty.acts.length > 0 ? (
        <div className={styles.acts} role="group" aria-label={t("acts")}>
          {duty.acts.map((one, place) => (
            <Button key={one.act} type={place === 0 && one.act !== "comment" ? "primary" : "default"} onClick={() => setOpened(one)}>
              {words(one.label)}
            </Button>
          ))}
        </div>
      ) : null}
      <div className={styles.columns}>
        <div className={styles.main}>
          <Panel>
            <Told duty={duty} />
          </Panel>
          {duty.instead.length > 0 ? (
            <Panel flush title={t("instead")}>
              <DutyTable rows={duty.instead} />
            </Panel>
          ) : null}
        </div>
        <div className={styles.side}>
          <Panel title={t("history")}>
            <History entries={duty.entries} />
          </Panel>
        </div>
      </div>
      {opened ? <ActDrawer key={opened.act} duty={duty} act={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

function Told({ duty }: { duty: DutyFull }): ReactElement {
  const { t } = useTexts("duties");
  const words = useWords();
  const moment = useMoment();
  const period = usePeriod();
  const items: [string, ReactElement | string][] = [
    [t("due"), duty.due ? moment(duty.due, { dayEnd: true, weekday: true }) : t("noDue")],
    [t("clause"), <ClauseLink key="c" contract={duty.contract_id} clause={duty.clause.id} number={duty.clause.number}>{`${duty.clause.number} ${words(duty.clause.heading)}`}</ClauseLink>],
    [t("contract"), <Link key="p" to={`/contracts/${duty.contract_id}`}>{`${duty.code} ${words(duty.contract)}`}</Link>],
    [t("what"), words(duty.what)],
    [t("owner"), t(`side.${duty.owner}`)],
  ];
  if (duty.first_day) items.push([t("period"), period(duty.first_day, duty.last_day)]);
  if (!duty.first_day && duty.cause && !duty.cause.startsWith("duty:")) items.push([t("cause"), duty.cause]);
  if (duty.evidence.length > 0) items.push([t("evidence"), duty.evidence.map(words).join("、")]);
  if (duty.accepted_by) items.push([t("acceptedBy"), t(`side.${duty.accepted_by}`)]);
  if (duty.accept_by) items.push([t("acceptBy"), `${moment(duty.accept_by, { dayEnd: true })}${duty.silence_accepts ? `（${t("silence")}）` : ""}`]);
  if (duty.delivered_at) items.push([t("delivered"), moment(duty.delivered_at)]);
  if (duty.done_at) items.push([t("finished"), moment(duty.done_at)]);
  return <Facts items={items} />;
}
