import { useEffect, useMemo, type ReactElement } from "react";
import { useLocation, useSearchParams } from "react-router";
import type { Finding } from "@/api/contracts";
import type { Clause } from "@/api/terms";
import { useTexts, useWords } from "@/shared/i18n";
import { EmptyState, Input, StateMark } from "@/shared/ui";
import { termsByClause, type TermRef } from "../terms/byClause";
import { useTerms } from "../terms/TermsContext";
import { TermView } from "../terms/TermView";
import styles from "./ClausesView.module.css";
import { Marked } from "./Marked";

/** The paper on the left, what each clause became on the right. */
export function ClausesView({ findings }: { findings: Finding[] }): ReactElement {
  const { t } = useTexts("contracts");
  const { terms } = useTerms();
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const { hash } = useLocation();
  const wanted = query.get("q") ?? "";
  const byClause = useMemo(() => termsByClause(terms), [terms]);
  const shown = terms.clauses.filter((clause) => contains(clause, wanted, words));
  const search = (value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set("q", value);
    else next.delete("q");
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  useEffect(() => {
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: "start" });
  }, [hash]);
  return (
    <>
      <div className={styles.tools}>
        <Input type="search" allowClear value={wanted} onChange={(event) => search(event.target.value)} placeholder={t("clause.search")} aria-label={t("clause.search")} />
        <span role="status">{t("clause.count", { shown: shown.length, all: terms.clauses.length })}</span>
      </div>
      {shown.length === 0 ? <EmptyState title={t("clause.noneFound")} /> : null}
      <div className={styles.layout}>
        <ClauseIndex clauses={shown} current={hash} />
        <ol className={styles.clauses}>
          {shown.map((clause) => (
            <ClauseRow
              key={clause.id}
              clause={clause}
              refs={byClause.get(clause.id) ?? []}
              findings={findings.filter((finding) => finding.clauses.includes(clause.id))}
              wanted={wanted}
              current={hash === `#clause-${clause.id}`}
            />
          ))}
        </ol>
      </div>
    </>
  );
}

function contains(clause: Clause, wanted: string, words: ReturnType<typeof useWords>): boolean {
  const text = `${clause.number} ${words(clause.heading)} ${words(clause.text)}`.toLowerCase();
  return text.includes(wanted.trim().toLowerCase());
}

function ClauseIndex({ clauses, current }: { clauses: Clause[]; current: string }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  return (
    <nav aria-label={t("clause.index")} className={styles.index}>
      <ul>
        {clauses.map((clause) => (
          <li key={clause.id}>
            <a href={`#clause-${clause.id}`} aria-current={current === `#clause-${clause.id}` ? "location" : undefined}>
              <span>{clause.number}</span> {words(clause.heading)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface RowProps {
  clause: Clause;
  refs: TermRef[];
  findings: Finding[];
  wanted: string;
  current: boolean;
}

function ClauseRow({ clause, refs, findings, wanted, current }: RowProps): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const place = [clause.place.section, clause.place.page ? t("clause.page", { page: clause.place.page }) : ""].filter(Boolean).join(" · ");
  return (
    <li id={`clause-${clause.id}`} className={styles.row} data-current={current}>
      <article className={styles.paper}>
        <p className={styles.number}>
          <a href={`#clause-${clause.id}`}>{clause.number}</a>
        </p>
        <h2>
          <Marked text={words(clause.heading)} wanted={wanted} />
        </h2>
        <p className={styles.text}>
          <Marked text={words(clause.text)} wanted={wanted} />
        </p>
        {place ? <p className={styles.place}>{place}</p> : null}
      </article>
      <div className={styles.became}>
        {findings.map((finding, index) => (
          <p key={index} className={styles.finding}>
            <StateMark kind="severity" value={finding.severity} /> {words(finding.message)}
          </p>
        ))}
        {refs.length === 0 ? <p className={styles.silent}>{t("clause.silent")}</p> : null}
        {refs.map((refer) => (
          <TermView key={`${refer.kind}-${refer.id}`} refer={refer} here={clause.id} />
        ))}
      </div>
    </li>
  );
}
