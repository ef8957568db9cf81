import { useState, type ReactElement } from "react";
import type { Service } from "@/api/account";
import { FormDrawer, TextField } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel, Tag } from "@/shared/ui";
import { useFailure } from "../components/failure";
import { NewService } from "../components/NewService";
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
  const [renames, setRenames] = useState(false);
  const turn = () => change.mutate({ id: service.id, name: service.name, is_active: !service.is_active });
  return (
    <Panel
      title={service.name}
      aside={
        <span className={styles.buttons}>
          {service.is_active ? null : <Tag>{t("services.closed")}</Tag>}
          <Button aria-label={`${t("services.rename")} ${service.name}`} onClick={() => setRenames(true)}>
            {t("services.rename")}
          </Button>
          <Button danger={service.is_active} loading={change.isPending} aria-label={`${t(service.is_active ? "services.close" : "services.reopen")} ${service.name}`} onClick={turn}>
            {t(service.is_active ? "services.close" : "services.reopen")}
          </Button>
        </span>
      }
    >
      <div className={styles.stack}>
        <p className={styles.quiet}>
          {t("services.login", { login: service.login })} · {service.unit_id ? t("services.ofUnit", { unit: service.unit }) : t("services.ofNoUnit")}
        </p>
        {change.isError ? <Alert type="error" showIcon role="alert" title={failure(change.error)} /> : null}
        <div className={styles.columns}>
          <div className={styles.stack}>
            <h3>{t("tokens.title")}</h3>
            <TokenPanel tokens={service.tokens} calls={ofService(service.id)} closed={!service.is_active} shared />
          </div>
          <ServiceRoles service={service} />
        </div>
      </div>
      {renames ? <Rename service={service} onClose={() => setRenames(false)} /> : null}
    </Panel>
  );
}

function Rename({ service, onClose }: { service: Service; onClose: () => void }): ReactElement {
  const { t } = useTexts("account");
  const change = useTokenChange(services.change);
  const [name, setName] = useState(service.name);
  const [missing, setMissing] = useState(false);
  const send = () => {
    const given = name.trim();
    setMissing(given === "");
    if (given) change.mutate({ id: service.id, name: given, is_active: service.is_active }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("services.rename")} label={t("services.save")} error={change.error} busy={change.isPending} onSubmit={send} onClose={onClose}>
      <TextField label={t("services.name")} value={name} onChange={setName} maxLength={60} error={missing ? t("services.nameMissing") : undefined} required />
    </FormDrawer>
  );
}
