import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { NoticeFull, NoticeOpenAct } from "@/api/notices";
import { ClauseLink } from "@/modules/contracts";
import { formatDate, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Facts, Loading, Page, Panel } from "@/shared/ui";
import { ActDrawer } from "../components/ActDrawer";
import { Delivered } from "../components/Delivered";
import { History } from "../components/History";
import { NoticeMark } from "../components/NoticeMark";
import { useNotice } from "../queries";
import styles from "../components/notices.module.css";

export function NoticePage(): ReactElement {
  const { id = "" } = useParams();
  const notice = useNotice(id);
  if (notice.isPending) return <Loading rows={10} />;
  if (notice.isError && !notice.data) return <ErrorState error={notice.error} retry={() => void notice.refetch()} />;
  return <Notice notice={notice.data} />;
}

function Notice({ notice }: { notice: NoticeFull }): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  const [opened, setOpened] = useState<NoticeOpenAct | null>(null);
  const above = (
    <>
      <Link to={`/notices?contract=${notice.contract_id}`}>{t("title")}</Link>
      <NoticeMark notice={notice} />
    </>
  );
  return (
    <Page title={notice.subject} above={above}>
      {notice.acts.length > 0 ? (
        <div className={styles.buttons} role="group" aria-label={t("acts")}>
          {notice.acts.map((one, place) => (
            <Button key={one.act} type={place === 0 && one.act !== "comment" ? "primary" : "default"} onClick={() => setOpened(one)}>
              {words(one.label)}
            </Button>
          ))}
        </div>
      ) : null}
      <div className={styles.columns}>
        <Panel>
          <Told notice={notice} />
        </Panel>
        <Panel title={t("history")}>
          <History entries={notice.entries} />
        </Panel>
      </div>
      {opened ? <ActDrawer key={opened.act} notice={notice} act={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

/** Until when the end of support had to be told, by which clause, and whether it came later. */
function Support({ notice, support }: { notice: NoticeFull; support: NonNullable<NoticeFull["support"]> }): ReactElement {
  const { t } = useTexts("notices");
  const language = useLanguage();
  return (
    <span>
      {formatDate(support.ends_on, language)}
      <span className={styles.sub}>
        {t("tellBy", { day: formatDate(support.tell_by, language) })} {support.days_late > 0 ? t("supportLate", { count: support.days_late }) : t("supportInTime")}{" "}
        {support.clause ? <ClauseLink contract={notice.contract_id} clause={support.clause.id} number={support.clause.number} /> : null}
      </span>
    </span>
  );
}

function Told({ notice }: { notice: NoticeFull }): ReactElement {
  const { t } = useTexts("notices");
  const words = useWords();
  const moment = useMoment();
  const { to, rule_clause: ruled, answering } = notice;
  const lines = [to.receiver, to.address, to.phone, to.mail].filter(Boolean).join(" · ");
  const items: [string, ReactElement | string][] = [
    [t("text"), <span key="t" className={styles.said}>{notice.text}</span>],
    [t("contract"), <Link key="c" to={`/contracts/${notice.contract_id}`}>{`${notice.code} ${words(notice.contract)}`}</Link>],
    [t("sender"), t(`side.${notice.sender}`)],
    [t("medium"), words(notice.medium_label)],
    [t("sentAt"), moment(notice.sent_at)],
    [t("to"), lines || "—"],
    [t("delivered"), <Delivered key="d" notice={notice} />],
    [t("rule"), notice.rule && ruled ? <span key="r">{words(notice.rule)} <ClauseLink contract={notice.contract_id} clause={ruled.id} number={ruled.number} /></span> : t("noRule")],
  ];
  if (notice.answer_by && answering) {
    items.push([
      t("answerBy"),
      <span key="a">
        {moment(notice.answer_by)}
        <span className={styles.sub}>
          {notice.silence ? t("silence") : ""} <ClauseLink contract={notice.contract_id} clause={answering.id} number={answering.number} />
        </span>
      </span>,
    ]);
  }
  if (notice.support) items.push([t("supportEnds"), <Support key="s" notice={notice} support={notice.support} />]);
  if (notice.settled_at) items.push([t("settledAt"), moment(notice.settled_at)]);
  return <Facts items={items} />;
}
