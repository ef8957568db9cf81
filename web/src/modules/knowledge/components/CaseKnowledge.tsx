import type { ReactElement } from "react";
import { Link } from "react-router";
import { useTexts } from "@/shared/i18n";
import { Panel } from "@/shared/ui";
import { useCaseKnowledge } from "../queries";
import { StateTag } from "./StateTag";
import styles from "./knowledge.module.css";

interface Props {
  /** The case. */
  number: string;
  contract: string;
  /** An article may be made once the case is solved. */
  isSolved: boolean;
}

/** The problems that explain a case and the articles made from it, with the ways to make more. */
export function CaseKnowledge({ number, contract, isSolved }: Props): ReactElement | null {
  const { t } = useTexts("knowledge");
  const found = useCaseKnowledge(number);
  if (!found.data) return null;
  const { problems, articles, may_write: mayWrite } = found.data;
  if (problems.length + articles.length === 0 && !mayWrite) return null;
  const query = new URLSearchParams({ contract, case: number }).toString();
  return (
    <Panel title={t("about.title")}>
      <ul className={styles.plain}>
        {problems.map((one) => (
          <li key={one.number}>
            <StateTag kind="problemState" value={one.state} /> <Link to={`/knowledge/problems/${one.number}`}>{`${one.number} ${one.title}`}</Link>
          </li>
        ))}
        {articles.map((one) => (
          <li key={one.number}>
            <StateTag kind="articleState" value={one.state} /> <Link to={`/knowledge/articles/${one.number}`}>{`${one.number} ${one.title}`}</Link>
          </li>
        ))}
      </ul>
      {problems.length + articles.length === 0 ? <p className={styles.quiet}>{t("about.none")}</p> : null}
      {mayWrite ? (
        <p className={styles.ways}>
          {isSolved ? <Link to={`/knowledge/articles/new?${query}`}>{t("about.make")}</Link> : null}
          <Link to={`/knowledge/problems/new?${query}`}>{t("about.open")}</Link>
        </p>
      ) : null}
    </Panel>
  );
}
