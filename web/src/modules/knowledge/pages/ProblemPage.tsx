import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { KnowledgeAct, LinkedCase, ProblemFull } from "@/api/knowledge";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Facts, Icon, Loading, Page, Panel, StateMark } from "@/shared/ui";
import { ActDrawer, type Filled } from "../components/ActDrawer";
import { History } from "../components/History";
import { LinkCases } from "../components/LinkCases";
import { Paragraphs } from "../components/Paragraphs";
import { StateTag } from "../components/StateTag";
import { useActOnProblem, useProblem, useTellCases } from "../queries";
import styles from "../components/knowledge.module.css";

const OF_THEIR_OWN = ["link", "unlink"];

export function ProblemPage(): ReactElement {
  const { number = "" } = useParams();
  const problem = useProblem(number);
  if (problem.isPending) return <Loading rows={12} />;
  if (problem.isError && !problem.data) return <ErrorState error={problem.error} retry={() => void problem.refetch()} />;
  return <Problem problem={problem.data} />;
}

function Problem({ problem }: { problem: ProblemFull }): ReactElement {
  const { t } = useTexts("knowledge");
  const words = useWords();
  const moment = useMoment();
  const act = useActOnProblem(problem.number);
  const [opened, setOpened] = useState<KnowledgeAct | null>(null);
  const [linking, setLinking] = useState(false);
  const has = (name: string) => problem.acts.some((one) => one.act === name);
  const send = (filled: Filled) => {
    if (opened) act.mutate({ act: opened.act as never, expected_seq: problem.seq, ...filled }, { onSuccess: () => setOpened(null) });
  };
  const close = () => {
    act.reset();
    setOpened(null);
  };
  const above = (
    <>
      <Link to="/knowledge/problems">{t("problem.title")}</Link>
      <span className={styles.number}>{problem.number}</span>
      <StateTag kind="problemState" value={problem.state} />
    </>
  );
  const source = new URLSearchParams({ contract: problem.contract_id, problem: problem.number }).toString();
  return (
    <Page title={problem.title} above={above}>
      {problem.acts.length > 0 ? (
        <div className={styles.acts} role="group" aria-label={t("problem.acts")}>
          {has("link") ? (
            <Button type="primary" onClick={() => setLinking(true)}>
              {t("problem.link")}
            </Button>
          ) : null}
          {problem.acts.filter((one) => !OF_THEIR_OWN.includes(one.act)).map((one) => (
            <Button key={one.act} onClick={() => setOpened(one)}>
              {words(one.label)}
            </Button>
          ))}
          {has("comment") && problem.state !== "open" ? (
            <Link to={`/knowledge/articles/new?${source}`} className={styles.way}>
              <Icon name="edit" size={14} /> {t("problem.makeArticle")}
            </Link>
          ) : null}
        </div>
      ) : null}
      <div className={styles.columns}>
        <div className={styles.main}>
          <Panel>
            <Facts
              items={[
                [t("problem.owner"), problem.owner.name],
                [t("problem.opened"), moment(problem.opened_at)],
                [t("problem.description"), <Given key="d" text={problem.description} />],
                [t("problem.cause"), <Given key="c" text={problem.cause} />],
                [t("problem.workaround"), <Given key="w" text={problem.workaround} />],
                [t("problem.solution"), <Given key="s" text={problem.solution} />],
              ]}
            />
          </Panel>
          <Linked problem={problem} onUnlink={has("unlink") ? (number) => act.mutate({ act: "unlink", expected_seq: problem.seq, case: number }) : undefined} />
        </div>
        <div className={styles.side}>
          {problem.articles.length > 0 ? (
            <Panel title={t("problem.articles")}>
              <ul className={styles.plain}>
                {problem.articles.map((one) => (
                  <li key={one.number}>
                    <StateTag kind="articleState" value={one.state} /> <Link to={`/knowledge/articles/${one.number}`}>{one.title}</Link>
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
          <Panel title={t("problem.history")}>
            <History entries={problem.entries} />
          </Panel>
        </div>
      </div>
      {opened ? <ActDrawer key={opened.act} act={opened} preset={{}} owners={problem.owners.map((one) => ({ value: one.id, label: one.name }))} busy={act.isPending} error={act.error} onSubmit={send} onClose={close} /> : null}
      {linking ? <LinkCases problem={problem.number} contract={problem.contract_id} linked={problem.linked.map((one) => one.number)} onClose={() => setLinking(false)} /> : null}
    </Page>
  );
}

function Given({ text }: { text: string }): ReactElement {
  const { t } = useTexts("knowledge");
  return text ? <Paragraphs text={text} /> : <span className={styles.quiet}>{t("problem.notGiven")}</span>;
}

function Linked({ problem, onUnlink }: { problem: ProblemFull; onUnlink: ((number: string) => void) | undefined }): ReactElement {
  const { t } = useTexts("knowledge");
  const tell = useTellCases(problem.number);
  const waiting = problem.linked.some((one) => one.outcome === "pending");
  return (
    <Panel title={t("problem.cases")} aside={<span className={styles.quiet}>{t("problem.caseCount", { count: problem.linked.length })}</span>}>
      {problem.linked.length === 0 ? (
        <p className={styles.quiet}>
          {t("problem.noCases")} {t("problem.noCasesNote")}
        </p>
      ) : null}
      {waiting ? (
        <p role="status" className={styles.waiting}>
          {t("problem.waiting")}
          {onUnlink ? (
            <Button size="small" loading={tell.isPending} onClick={() => tell.mutate()}>
              {t("problem.tell")}
            </Button>
          ) : null}
        </p>
      ) : null}
      <ul className={styles.plain}>
        {problem.linked.map((one) => (
          <LinkedRow key={one.number} one={one} onUnlink={onUnlink} />
        ))}
      </ul>
    </Panel>
  );
}

function LinkedRow({ one, onUnlink }: { one: LinkedCase; onUnlink: ((number: string) => void) | undefined }): ReactElement {
  const { t } = useTexts("knowledge");
  const words = useWords();
  return (
    <li className={styles.linked}>
      <span className={styles.linkedWords}>
        <Link to={`/cases/${one.number}`}>{`${one.number} ${one.title}`}</Link>
        <span className={styles.linkedMarks}>
          {one.state ? <StateMark kind="caseState" value={one.state} /> : null}
          {one.outcome ? <span className={styles.quiet}>{t(`outcome.${one.outcome}`)}</span> : null}
        </span>
        {one.reason ? <span className={styles.quiet}>{words(one.reason)}</span> : null}
      </span>
      {onUnlink ? (
        <Button size="small" onClick={() => onUnlink(one.number)} aria-label={t("problem.unlinkOf", { number: one.number })}>
          {t("problem.unlink")}
        </Button>
      ) : null}
    </li>
  );
}
