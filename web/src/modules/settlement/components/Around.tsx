import type { ReactElement } from "react";
import { Link } from "react-router";
import type { StatementPageData } from "@/api/settlement";
import { ClauseLink } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Panel } from "@/shared/ui";
import { Sum } from "./Figures";
import { PaperLinks } from "./Papers";
import styles from "./settlement.module.css";

/** What belongs to a statement beside its lines: rights, extensions, readings, what was said, what was issued. */
export function Around({ page }: { page: StatementPageData }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const moment = useMoment();
  const { statement } = page;
  const clause = (id: string) => <ClauseLink contract={page.contract_id} clause={id} version={statement.contract.version} number={statement.clauses[id]?.number ?? id} />;
  const file = (revision: number) => `/api/settlement/contracts/${page.contract_id}/statements/${statement.period.name}/${String(revision)}.json`;
  return (
    <>
      {statement.rights.length + statement.extensions.length ? (
        <Panel title={t("statement.rights")}>
          <ul className={styles.plain}>
            {statement.rights.map((one) => (
              <li key={one.id}>
                {words(one.name)} {clause(one.clause)} <span className={styles.quiet}>{t("statement.holder", { side: t(`side.${one.holder}`), day: one.day })}</span>
              </li>
            ))}
            {statement.extensions.map((one) => (
              <li key={one.id}>
                {words(one.name)} {clause(one.clause)} <span className={styles.quiet}>{one.ends ? t("statement.until", { day: one.ends }) : one.length}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {page.said.length ? (
        <Panel title={t("statement.said")}>
          <ul className={styles.plain}>
            {page.said.map((one) => (
              <li key={one.seq}>{`${t(`statement.${one.kind}`)} · ${one.rule} · ${one.by}（${t(`side.${one.side}`)}）：${one.note}`}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {statement.readings.length ? (
        <Panel title={t("statement.readings")}>
          <ul className={styles.plain}>
            {statement.readings.map((one) => (
              <li key={one.id}>
                {words(one.question)} {words(one.reading)}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={t("statement.versions")}>
        {page.issued.length === 0 ? <p className={styles.quiet}>{t("statement.noVersions")}</p> : null}
        <ul className={styles.plain}>
          {page.issued.map((one) => (
            <li key={one.revision}>
              {`${t("overview.revision", { n: one.revision })} · ${one.issued_by} · ${moment(one.issued_at)} · `}
              <Sum amount={one.net} /> · <a href={file(one.revision)} download>{t("statement.file")}</a>
              <PaperLinks contract={page.contract_id} period={one.period} revision={one.revision} />
              {one.revision > 1 ? (
                <>
                  {" · "}
                  <Link to={`/settlement/${page.contract_id}/${one.period}/${String(one.revision)}`}>{t("statement.changes")}</Link>
                </>
              ) : null}
              <div className={styles.quiet}>{`${t("statement.digest")} ${one.digest}`}</div>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
