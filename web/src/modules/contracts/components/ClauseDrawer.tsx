import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { ClauseDetail } from "@/api/contracts";
import { useTexts, useWords } from "@/shared/i18n";
import { Drawer, ErrorState, Loading, Tag } from "@/shared/ui";
import { useClause } from "../queries";
import { CLAUSE_PARAM, readClause, type ClauseAddress } from "./clauseAddress";
import styles from "./ClauseDrawer.module.css";

export function ClauseDrawer(): ReactElement {
  const { t } = useTexts("contracts");
  const [query, setQuery] = useSearchParams();
  const address = readClause(query.get(CLAUSE_PARAM));
  const close = () => {
    const next = new URLSearchParams(query);
    next.delete(CLAUSE_PARAM);
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  return (
    <Drawer open={address !== null} onClose={close} title={t("clause.title")} size={480} destroyOnHidden rootClassName={styles.drawer} aria-label={t("clause.title")}>
      {address ? <ClauseContent address={address} /> : null}
    </Drawer>
  );
}

function ClauseContent({ address }: { address: ClauseAddress }): ReactElement {
  const clause = useClause(address.contract, address.clause, address.version);
  if (clause.isPending) return <Loading />;
  if (clause.isError) return <ErrorState error={clause.error} retry={() => void clause.refetch()} />;
  return <ClauseBody detail={clause.data} address={address} />;
}

function ClauseBody({ detail, address }: { detail: ClauseDetail; address: ClauseAddress }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  const { clause, becomes, readings } = detail;
  const place = [clause.place.section, clause.place.page ? t("clause.page", { page: clause.place.page }) : ""].filter(Boolean).join(" · ");
  const version = address.version ? `?version=${address.version}` : "";
  return (
    <div className={styles.body}>
      <article className={styles.paper}>
        <p className={styles.number}>{clause.number}</p>
        <h3>{words(clause.heading)}</h3>
        <p className={styles.text}>{words(clause.text)}</p>
        {place ? <p className={styles.place}>{t("clause.place", { place })}</p> : null}
      </article>
      <h3>{t("clause.became")}</h3>
      {becomes.length === 0 ? <p className={styles.quiet}>{t("clause.silent")}</p> : null}
      <ul className={styles.became}>
        {becomes.map((item) => (
          <li key={`${item.kind}-${item.id}`}>
            <Tag>{t(`kindOne.${item.kind}`, item.kind)}</Tag>
            <span>{words(item.name)}</span>
          </li>
        ))}
      </ul>
      {readings.length > 0 ? <h3>{t("clause.readings")}</h3> : null}
      {readings.map((reading) => (
        <div key={reading.id} className={styles.reading}>
          <p>{words(reading.question)}</p>
          <p className={styles.taken}>{words(reading.reading)}</p>
          <p className={styles.quiet}>{words(reading.because)}</p>
        </div>
      ))}
      <Link to={`/contracts/${address.contract}${version}#clause-${address.clause}`}>{t("clause.inContract")}</Link>
    </div>
  );
}
