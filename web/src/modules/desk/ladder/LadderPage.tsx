import { useEffect, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { CaseLadders } from "@/api/desk";
import { ClauseLink } from "@/modules/contracts";
import { setServerNow, ZoneContext } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { useLadders } from "./queries";
import { RungTable } from "./RungTable";
import styles from "./ladder.module.css";

/** What the ladders of a contract came to on one case, and what they will do next. */
export function LadderPage(): ReactElement {
  const { number = "" } = useParams();
  const found = useLadders(number);
  useEffect(() => {
    if (found.data) setServerNow(found.data.now);
  }, [found.data]);
  if (found.isPending) return <Loading rows={10} />;
  if (found.isError && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return (
    <ZoneContext value={found.data.contract.timezone}>
      <Ladders page={found.data} />
    </ZoneContext>
  );
}

function Ladders({ page }: { page: CaseLadders }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <Page title={t("ladder.title")} above={<Above page={page} />} below={<Below page={page} />}>
      {page.problem ? <Alert type="warning" showIcon title={t("ladder.problem")} description={words(page.problem)} /> : null}
      {page.ladders.length === 0 ? <EmptyState title={t("ladder.none")} note={t("ladder.noneNote")} /> : null}
      {page.ladders.map((ladder) => (
        <Panel key={ladder.id} flush title={words(ladder.name)} aside={<ClauseLink contract={page.contract.id} version={page.contract_version} clause={ladder.clause.id} number={ladder.clause.number} />}>
          <p className={styles.about}>{words(ladder.about)}</p>
          <RungTable caption={words(ladder.name)} page={page} rungs={ladder.rungs} />
        </Panel>
      ))}
      {page.others.length > 0 ? (
        <Panel flush title={t("ladder.others")}>
          <RungTable caption={t("ladder.others")} page={page} rungs={page.others} />
        </Panel>
      ) : null}
    </Page>
  );
}

function Above({ page }: { page: CaseLadders }): ReactElement {
  const { t } = useTexts("desk");
  return (
    <>
      <Link to="/cases">{t("cases.title")}</Link>
      <Link to={`/cases/${page.number}`}>{page.number}</Link>
      <span>{page.title}</span>
    </>
  );
}

function Below({ page }: { page: CaseLadders }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <>
      <span>
        <Link to={`/contracts/${page.contract.id}?version=${page.contract_version}`}>{words(page.contract.title)}</Link> {t("case.pinned", { version: page.contract_version })}
      </span>
      <Link to={`/agenda?subject=${page.stream}`}>{t("ladder.agenda")}</Link>
      <Link to={`/messages?case=${page.number}`}>{t("ladder.messages")}</Link>
    </>
  );
}
