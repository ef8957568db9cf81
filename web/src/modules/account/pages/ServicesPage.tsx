import { useState, type FormEvent, type ReactElement } from "react";
import type { Service } from "@/api/account";
import { TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel, Tag } from "@/shared/ui";
import { useFailure } from "../components/failure";
import { ServiceRoles } from "../components/ServiceRoles";
import { AccountTabs } from "../components/Tabs";
import { TokenPanel } from "../components/TokenPanel";
import { ofService, services, useServices, useTokenChange } from "../tokens";
import styles from "../components/account.module.css";

/** Accounts of programs: their roles, their tokens. */
export function ServicesPage(): ReactElement {
  const { t } = useTexts("account");
  const list = useServices();
  return (
    <Page title={t("services.title")} below={<AccountTabs />}>
      <p className={styles.quiet}>{t("services.lead")}</p>
      {list.isPending ? <Loading /> : null}
      {list.isError ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.items.length === 0 ? <EmptyState title={t("services.empty")} /> : null}
      {list.data?.items.map((one) => <ServicePanel key={one.id} service={one} />)}
      {list.data ? <NewService /> : null}
    </Page>
  );
}

function ServicePanel({ service }: { service: Service }): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const change = useTokenChange(services.change);
  const turn = () => change.mutate({ id: service.id, name: service.name, is_active: !service.is_active });
  return (
    <Panel
      title={service.name}
      aside={
        <span className={styles.buttons}>
          {service.is_active ? null : <Tag>{t("services.closed")}</Tag>}
          <Button danger={service.is_active} loading={change.isPending} aria-label={`${t(service.is_active ? "services.close" : "services.reopen")} ${service.name}`} onClick={turn}>
            {t(service.is_active ? "services.close" : "services.reopen")}
          </Button>
        </span>
      }
    >
      <div className={styles.stack}>
        <p className={styles.quiet}>{t("services.login", { login: service.login })}</p>
        {change.isError ? <Alert type="error" showIcon role="alert" title={failure(change.error)} /> : null}
        <div className={styles.columns}>
          <div className={styles.stack}>
            <h3>{t("tokens.title")}</h3>
            <TokenPanel tokens={service.tokens} calls={ofService(service.id)} closed={!service.is_active} />
          </div>
          <ServiceRoles account={service.id} />
        </div>
      </div>
    </Panel>
  );
}

function NewService(): ReactElement {
  const { t } = useTexts("account");
  const failure = useFailure();
  const make = useTokenChange(services.make);
  const [draft, setDraft] = useState({ login: "", name: "" });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const given = { login: draft.login.trim(), name: draft.name.trim() };
    if (given.login && given.name) make.mutate(given, { onSuccess: () => setDraft({ login: "", name: "" }) });
  };
  return (
    <Panel title={t("services.make")}>
      <form className={`${styles.form} ${styles.narrow}`} onSubmit={send}>
        <TextField label={t("services.name")} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} maxLength={60} required />
        <TextField label={t("services.loginLabel")} value={draft.login} onChange={(login) => setDraft({ ...draft, login })} maxLength={40} hint={t("services.loginHint")} required />
        {make.isError ? <Alert type="error" showIcon role="alert" title={failure(make.error)} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t("services.make")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
