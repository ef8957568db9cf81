import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { ArticleFull, KnowledgeAct } from "@/api/knowledge";
import { useMoment } from "@/shared/format";
import { Refusal } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Loading, Page, Panel, Tag } from "@/shared/ui";
import { ActDrawer, type Filled } from "../components/ActDrawer";
import { History } from "../components/History";
import { Paragraphs } from "../components/Paragraphs";
import { StateTag } from "../components/StateTag";
import { useActOnArticle, useArticle, useGiveFeedback } from "../queries";
import styles from "../components/knowledge.module.css";

export function ArticlePage(): ReactElement {
  const { number = "" } = useParams();
  const article = useArticle(number);
  if (article.isPending) return <Loading rows={12} />;
  if (article.isError && !article.data) return <ErrorState error={article.error} retry={() => void article.refetch()} />;
  return <Article article={article.data} />;
}

function Article({ article }: { article: ArticleFull }): ReactElement {
  const { t } = useTexts("knowledge");
  const words = useWords();
  const act = useActOnArticle(article.number);
  const [opened, setOpened] = useState<KnowledgeAct | null>(null);
  const send = (filled: Filled) => {
    if (opened) act.mutate({ act: opened.act as never, expected_seq: article.seq, ...filled }, { onSuccess: () => setOpened(null) });
  };
  const close = () => {
    act.reset();
    setOpened(null);
  };
  const above = (
    <>
      <Link to="/knowledge">{t("article.title")}</Link>
      <span className={styles.number}>{article.number}</span>
      <StateTag kind="articleState" value={article.state} />
      <Tag>{t(`audience.${article.audience}`)}</Tag>
    </>
  );
  return (
    <Page title={article.title} above={above} below={<Below article={article} />}>
      {article.acts.length > 0 ? (
        <div className={styles.acts} role="group" aria-label={t("article.acts")}>
          {article.acts.map((one, place) => (
            <Button key={one.act} type={place === 0 ? "primary" : "default"} onClick={() => setOpened(one)}>
              {words(one.label)}
            </Button>
          ))}
        </div>
      ) : null}
      <div className={article.entries.length > 0 ? styles.columns : undefined}>
        <div className={styles.main}>
          <Panel label={t("article.body")}>
            <Paragraphs text={article.body} />
          </Panel>
          {article.published_version ? <FeedbackPanel article={article} /> : null}
        </div>
        {article.entries.length > 0 ? (
          <div className={styles.side}>
            <Panel title={t("article.versions")}>
              <Versions article={article} />
            </Panel>
            <Panel title={t("article.history")}>
              <History entries={article.entries} only={["note"]} />
            </Panel>
          </div>
        ) : null}
      </div>
      {opened ? <ActDrawer key={opened.act} act={opened} preset={opened.act === "revise" ? { title: article.title, body: article.body, audience: article.audience } : {}} busy={act.isPending} error={act.error} onSubmit={send} onClose={close} /> : null}
    </Page>
  );
}

function Below({ article }: { article: ArticleFull }): ReactElement {
  const { t } = useTexts("knowledge");
  const moment = useMoment();
  return (
    <>
      <span>{`${t("article.author")}：${article.author}`}</span>
      <span>{`${t("article.version", { version: article.version })} · ${moment(article.updated_at)}`}</span>
      <span>{article.published_version ? t("article.published", { version: article.published_version }) : t("article.notPublished")}</span>
      {article.case ? <Link to={`/cases/${article.case}`}>{t("article.fromCase", { number: article.case })}</Link> : null}
      {article.problem ? <Link to={`/knowledge/problems/${article.problem}`}>{t("article.fromProblem", { number: article.problem })}</Link> : null}
    </>
  );
}

function FeedbackPanel({ article }: { article: ArticleFull }): ReactElement {
  const { t } = useTexts("knowledge");
  const give = useGiveFeedback(article.number);
  return (
    <Panel title={t("article.feedback")}>
      <div className={styles.buttons}>
        {([true, false] as const).map((helpful) => (
          <Button key={String(helpful)} aria-pressed={article.own_feedback === helpful} type={article.own_feedback === helpful ? "primary" : "default"} onClick={() => give.mutate(helpful)}>
            {t(helpful ? "article.helpful" : "article.unhelpful")}
          </Button>
        ))}
      </div>
      <p className={styles.quiet} role="status">
        {give.isSuccess ? t("article.thanks") : ""} {t("article.counts", { yes: article.helpful, no: article.unhelpful })}
      </p>
      {give.error ? <Refusal error={give.error} /> : null}
    </Panel>
  );
}

function Versions({ article }: { article: ArticleFull }): ReactElement {
  const { t } = useTexts("knowledge");
  const moment = useMoment();
  return (
    <div className={styles.versions}>
      {[...article.versions].reverse().map((one) => (
        <details key={one.version}>
          <summary>{`${t("article.version", { version: one.version })} · ${one.author} · ${moment(one.written_at)}`}</summary>
          <h3>{one.title}</h3>
          <Paragraphs text={one.body} />
        </details>
      ))}
    </div>
  );
}
