import { useEffect, useRef, useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { ActName, CaseDetail } from "@/api/desk";
import { CaseKnowledge } from "@/modules/knowledge";
import { EvidenceLinks } from "@/shared/files";
import { setServerNow, useMoment, ZoneContext, zoneName } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Alert, ErrorState, Loading, Page, Panel, StateMark, Tag } from "@/shared/ui";
import { ActBar } from "../components/ActBar";
import { ActDrawer } from "../components/ActDrawer";
import { Around } from "../components/Around";
import { CaseFacts } from "../components/CaseFacts";
import { ClockList } from "../components/ClockList";
import { Disputes } from "../components/Disputes";
import { ExcludedNotice, Exclusions } from "../components/Exclusions";
import { Timeline } from "../components/Timeline";
import { ProcedurePanel } from "../procedure/ProcedurePanel";
import { useCase } from "../queries";
import styles from "./CasePage.module.css";

export function CasePage(): ReactElement {
  const { number = "" } = useParams();
  const detail = useCase(number);
  useEffect(() => {
    if (detail.data) setServerNow(detail.data.now);
  }, [detail.data]);
  if (detail.isPending) return <Loading rows={12} />;
  if (detail.isError && !detail.data) return <ErrorState error={detail.error} retry={() => void detail.refetch()} />;
  return (
    <ZoneContext value={detail.data.case.contract.timezone}>
      <Case detail={detail.data} />
    </ZoneContext>
  );
}

/** Only what breaks has a level. */
const isGraded = (detail: CaseDetail): boolean => detail.case.type === "fault" || detail.case.type === "emergency";

const SOLVED = new Set(["resolved", "confirmed", "closed"]);
const READERS_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Opened {
  act: ActName;
  preset: Record<string, string>;
}

function Case({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const [opened, setOpened] = useState<Opened | null>(null);
  const returnFocus = useReturnFocus(opened !== null);
  const open = (act: ActName, preset: Record<string, string> = {}) => {
    returnFocus();
    setOpened({ act, preset });
  };
  const canCorrect = detail.acts.some((act) => act.act === "correct");
  return (
    <Page title={detail.case.title} above={<Above detail={detail} />} below={<Below detail={detail} />}>
      <ActBar acts={detail.acts} isClassified={detail.case.level !== null || !isGraded(detail)} onAct={open} />
      <div className={styles.columns}>
        <aside className={styles.clocks} aria-label={t("case.clocks")}>
          {detail.clock_problem ? <ClockProblem detail={detail} /> : null}
          <ExcludedNotice detail={detail} />
          <ClockList detail={detail} />
        </aside>
        <div className={styles.main}>
          <CaseFacts detail={detail} />
          <ProcedurePanel number={detail.case.number} seq={detail.case.seq} contract={detail.case.contract.id} version={detail.case.contract_version} />
          <Disputes detail={detail} onAct={open} />
          <Exclusions detail={detail} onAct={open} />
          <Around detail={detail} onAct={open} />
          <CaseKnowledge number={detail.case.number} contract={detail.case.contract.id} isSolved={SOLVED.has(detail.case.state)} />
          <Panel title={t("case.timeline")} aside={<span className={styles.quiet}>{t("case.entries", { count: detail.entries.length })}</span>}>
            <Timeline detail={detail} onCorrect={canCorrect ? (seq) => open("correct", { corrects: String(seq) }) : undefined} />
          </Panel>
        </div>
      </div>
      {opened ? <ActDrawer key={opened.act} detail={detail} act={opened.act} preset={opened.preset} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

/** Closing the form leads back to the control that opened it, or to the page where that one is gone. */
function useReturnFocus(isOpen: boolean): () => void {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (isOpen || !opener.current) return;
    const target = opener.current.isConnected ? opener.current : document.getElementById("content");
    opener.current = null;
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  }, [isOpen]);
  return () => {
    opener.current = document.activeElement;
  };
}

function ClockProblem({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return <Alert type="warning" showIcon title={t("case.clockProblem")} description={words(detail.clock_problem)} />;
}

function Above({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const found = detail.case;
  return (
    <>
      <Link to="/cases">{t("cases.title")}</Link>
      <span className={styles.number}>{found.number}</span>
      <StateMark kind="caseState" value={found.state} />
      {found.type === "fault" ? null : <Tag>{t(`lists.type.${found.type}`)}</Tag>}
      {found.level ? <Tag strong>{words(found.level.name)}</Tag> : null}
      {found.level === null && isGraded(detail) ? <Tag>{t("unclassified")}</Tag> : null}
      {found.exclusion ? <StateMark kind="exclusion" value="agreed" /> : null}
      {found.breached ? <StateMark kind="clockState" value="breached" /> : null}
    </>
  );
}

function Below({ detail }: { detail: CaseDetail }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const shared = useTexts();
  const language = useLanguage();
  const moment = useMoment();
  const { assignee, contract, contract_version: version, line, reported_at: reported } = detail.case;
  return (
    <>
      <span>
        <Link to={`/contracts/${contract.id}?version=${version}`}>{words(contract.title)}</Link> {t("case.pinned", { version })}
      </span>
      <span>{t(assignee ? "duty.with" : "duty.withNobody", { name: assignee?.name, line: t(`lists.line.${line}`) })}</span>
      <span>{t("case.reportedAt", { time: moment(reported, { weekday: true }) })}</span>
      {zoneName(contract.timezone, language) === zoneName(READERS_ZONE, language) ? null : <span>{shared.t("time.zone", { zone: zoneName(contract.timezone, language) })}</span>}
      <Link to={`/cases/${detail.case.number}/ladder`}>{t("ladder.open")}</Link>
      <EvidenceLinks address={`/api/desk/cases/${detail.case.number}/export`} />
    </>
  );
}
