import { useState, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { AcceptanceFull } from "@/api/acceptance";
import { ZoneContext } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { ActDrawer, type Opened } from "../components/ActDrawer";
import { History } from "../components/History";
import { ItemTable } from "../components/ItemTable";
import { AcceptanceMark } from "../components/Marks";
import { Readiness } from "../components/Readiness";
import { StepTable } from "../components/StepTable";
import { useAcceptance } from "../queries";
import styles from "../components/acceptance.module.css";

export function AcceptancePage(): ReactElement {
  const { contract = "" } = useParams();
  const found = useAcceptance(contract);
  if (found.isPending) return <Loading rows={12} />;
  if (found.isError && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return (
    <ZoneContext value={found.data.facts.timezone}>
      <Acceptance found={found.data} />
    </ZoneContext>
  );
}

function Acceptance({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  const above = (
    <>
      <Link to="/acceptance">{t("title")}</Link>
      <AcceptanceMark row={found} />
      {found.round > 1 ? <span>{t("round", { round: found.round })}</span> : null}
      <Link to={`/contracts/${found.contract_id}`}>{`${found.code} · ${t("version", { version: found.version })}`}</Link>
    </>
  );
  return (
    <Page title={t("pageTitle", { contract: words(found.contract) })} above={above} actions={found.steps.length > 0 ? <Link to={`/acceptance/${found.contract_id}/form`}>{t("openForm")}</Link> : null}>
      <div className={styles.columns}>
        <div className={styles.main}>
          {found.steps.length > 0 ? <Readiness found={found} /> : null}
          {found.events.length > 0 && found.acts.includes("note_event") ? <Events found={found} onNote={setOpened} /> : null}
          {found.steps.length > 0 ? (
            <Panel flush title={t("steps")}>
              <StepTable found={found} onFinish={(step) => setOpened({ kind: "step", step })} />
            </Panel>
          ) : null}
          {found.deliverables.length > 0 ? (
            <Panel flush title={t("items")} aside={<span className={styles.quiet}>{t("countChecked", { checked: found.checked, items: found.items })}</span>}>
              <ItemTable found={found} onAct={(act, item) => setOpened({ kind: "item", act, item })} />
            </Panel>
          ) : null}
        </div>
        <div className={styles.side}>
          <Panel title={t("history")} aside={found.acts.includes("comment") ? <Button size="small" onClick={() => setOpened({ kind: "comment" })}>{t("comment")}</Button> : null}>
            <History entries={found.entries} />
          </Panel>
        </div>
      </div>
      {opened ? <ActDrawer found={found} opened={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

function Events({ found, onNote }: { found: AcceptanceFull; onNote: (opened: Opened) => void }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  return (
    <Panel title={t("events")}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t("eventsLead")}</p>
        <div className={styles.buttons}>
          {found.events.map((one) => (
            <Button key={one.event} onClick={() => onNote({ kind: "event", event: one.event, name: words(one.name) })}>
              {t("noteEvent", { name: words(one.name) })}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}
