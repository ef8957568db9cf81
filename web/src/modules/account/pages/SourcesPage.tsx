import { useState, type ReactElement } from "react";
import type { Checked, Directory, Provider, Source } from "@/api/account";
import { TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Facts, Loading, Page, Panel, Tag } from "@/shared/ui";
import { useFailure } from "../components/failure";
import { SourceForm } from "../components/SourceForm";
import { AccountTabs } from "../components/Tabs";
import { useCheckSource, useSources } from "../sources";
import styles from "../components/account.module.css";

/** The providers and directories that people may sign in with: connected, checked, changed, switched off. */
export function SourcesPage(): ReactElement {
  const { t } = useTexts("account");
  const list = useSources();
  return (
    <Page title={t("sources.title")} below={<AccountTabs />}>
      <p className={styles.quiet}>{t("sources.lead")}</p>
      {list.isPending ? <Loading /> : null}
      {list.isError ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <EmptyState title={t("sources.empty")} note={t("sources.emptyNote")} /> : null}
      {list.data?.items.map((one) => <SourcePanel key={one.id} source={one} />)}
      {list.data ? (
        <Panel title={t("sources.new")}>
          <SourceForm onKept={() => undefined} />
        </Panel>
      ) : null}
    </Page>
  );
}

function SourcePanel({ source }: { source: Source }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const check = useCheckSource(source.id);
  const [open, setOpen] = useState(false);
  const [login, setLogin] = useState("");
  const name = words({ zh: source.name_zh, en: source.name_en });
  return (
    <Panel
      title={name}
      aside={
        <span className={styles.buttons}>
          {source.is_active ? null : <Tag>{t("sources.off")}</Tag>}
          <Button loading={check.isPending} aria-label={`${t("sources.check")} ${name}`} onClick={() => check.mutate(login.trim())}>
            {t(check.isPending ? "sources.checking" : "sources.check")}
          </Button>
          <Button aria-expanded={open} aria-label={`${t("sources.edit")} ${name}`} onClick={() => setOpen(!open)}>
            {t("sources.edit")}
          </Button>
        </span>
      }
    >
      <div className={styles.stack}>
        {source.kind === "oidc" ? <ProviderFacts source={source} /> : <DirectoryFacts source={source} />}
        {source.kind === "ldap" ? (
          <div className={styles.narrow}>
            <TextField label={t("sources.tryLogin")} value={login} onChange={setLogin} maxLength={200} autoComplete="off" hint={t("sources.tryHint")} />
          </div>
        ) : null}
        {check.isError ? <Alert type="error" showIcon role="alert" title={failure(check.error)} /> : null}
        {check.data ? <Findings checked={check.data} /> : null}
        {open ? <SourceForm source={source} onKept={() => (check.reset(), setOpen(false))} /> : null}
      </div>
    </Panel>
  );
}

function ProviderFacts({ source }: { source: Provider }): ReactElement {
  const { t } = useTexts("account");
  return (
    <>
      <Facts
        items={[
          [t("sources.issuer"), <span key="issuer" className={styles.address}>{source.issuer}</span>],
          [t("sources.clientId"), <span key="client" className={styles.address}>{source.client_id}</span>],
          [t("sources.linkBy"), source.link_by === "mail" ? t("sources.byMail") : `${t("sources.byLogin")} · ${source.login_claim}`],
          [t("sources.linked"), t("sources.people", { count: source.people })],
        ]}
      />
      <p>
        <span className={styles.sub}>{t("sources.backHint")}</span>
        <span className={styles.address}>{source.back}</span>
      </p>
    </>
  );
}

function DirectoryFacts({ source }: { source: Directory }): ReactElement {
  const { t } = useTexts("account");
  const found = source.link_by === "mail" ? [t("sources.byMailAttribute"), source.mail_attribute] : [t("sources.byLoginAttribute"), source.login_attribute];
  return (
    <Facts
      items={[
        [t("sources.address"), <span key="address" className={styles.address}>{source.address}</span>],
        [t("sources.base"), <span key="base" className={styles.address}>{source.base}</span>],
        [t("sources.filter"), <span key="filter" className={styles.address}>{source.search_filter}</span>],
        [t("sources.linkBy"), found.join(" · ")],
        [t("sources.linked"), t("sources.people", { count: source.people })],
      ]}
    />
  );
}

/** Each step of a check in its own words, up to the one that fails. */
function Findings({ checked }: { checked: Checked }): ReactElement {
  const { t } = useTexts("account");
  const words = useWords();
  const steps = (
    <ol className={styles.findings}>
      {checked.steps.map((one) => (
        <li key={one.step}>
          <span aria-hidden="true">{one.holds ? "✓" : "✕"}</span> {t(`sources.step.${one.step}`)} · {words(one)}
        </li>
      ))}
    </ol>
  );
  return <Alert type={checked.holds ? "success" : "error"} showIcon role={checked.holds ? "status" : "alert"} title={t(checked.holds ? "sources.holds" : "sources.fails")} description={steps} />;
}
