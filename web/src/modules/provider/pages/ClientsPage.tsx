import { useState, type ReactElement } from "react";
import type { ClientShown, ProviderClient } from "@/api/provider";
import { AccountTabs } from "@/modules/account";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Facts, Loading, Page, Panel, Tag } from "@/shared/ui";
import { ClientForm } from "../ClientForm";
import { useFailure } from "../failure";
import { useChangeClient, useClients, useMakeClient, useRenewSecret } from "../queries";
import styles from "../provider.module.css";

/** Systems that people sign in to from here: registered, changed, closed. */
export function ClientsPage(): ReactElement {
  const { t } = useTexts("provider");
  const clients = useClients();
  const make = useMakeClient();
  const [shown, setShown] = useState<ClientShown>();
  return (
    <Page title={t("clients.title")} below={<AccountTabs />}>
      {clients.isPending ? <Loading /> : null}
      {clients.isError ? <ErrorState error={clients.error} retry={() => void clients.refetch()} /> : null}
      {clients.data ? (
        <div className={styles.columns}>
          <div className={styles.stack}>
            {shown ? <ShownOnce client={shown} /> : null}
            <Panel title={t("clients.list")}>
              {clients.data.items.length === 0 ? <EmptyState title={t("clients.empty")} /> : null}
              <ul>
                {clients.data.items.map((one) => (
                  <ClientRow key={one.id} client={one} onShown={setShown} />
                ))}
              </ul>
            </Panel>
            <Panel title={t("clients.setUp")}>
              <Facts
                items={[
                  [t("clients.issuer"), <span key="issuer" className={styles.code}>{clients.data.issuer}</span>],
                  [t("clients.discovery"), <span key="discovery" className={styles.code}>{`${clients.data.issuer}/.well-known/openid-configuration`}</span>],
                ]}
              />
            </Panel>
          </div>
          <Panel title={t("clients.make")}>
            <ClientForm pending={make.isPending} error={make.error} submit={t("clients.make")} onSubmit={(given, done) => make.mutate(given, { onSuccess: (made) => (setShown(made), done()) })} />
          </Panel>
        </div>
      ) : null}
    </Page>
  );
}

function ShownOnce({ client }: { client: ClientShown }): ReactElement {
  const { t } = useTexts("provider");
  return (
    <div className={styles.secret} role="status">
      <p>
        <strong>{client.secret ? t("clients.shownOnce") : t("clients.made")}</strong> · {client.name}
      </p>
      <p>
        client_id <span className={styles.code}>{client.id}</span>
      </p>
      {client.secret ? (
        <p>
          client_secret <span className={styles.code}>{client.secret}</span>
        </p>
      ) : null}
    </div>
  );
}

function ClientRow({ client, onShown }: { client: ProviderClient; onShown: (shown: ClientShown) => void }): ReactElement {
  const { t } = useTexts("provider");
  const failure = useFailure();
  const renew = useRenewSecret();
  const change = useChangeClient(client.id);
  const [open, setOpen] = useState(false);
  const turn = () => change.mutate({ name: client.name, redirect_uris: client.redirect_uris, logout_uris: client.logout_uris, scopes: client.scopes, is_active: !client.is_active });
  const failed = failure(renew.error ?? change.error);
  return (
    <li className={styles.row}>
      <span>
        <strong>{client.name}</strong> <Tag>{t(`clients.kind.${client.kind}`)}</Tag> {client.is_active ? null : <Tag strong>{t("clients.closed")}</Tag>}
        <span className={styles.sub}>
          client_id <span className={styles.code}>{client.id}</span>
        </span>
        <span className={styles.sub}>{client.redirect_uris.join(" · ")}</span>
      </span>
      <span className={styles.buttons}>
        <Button aria-expanded={open} aria-label={`${t("clients.change")} ${client.name}`} onClick={() => setOpen(!open)}>
          {t("clients.change")}
        </Button>
        {client.kind === "confidential" ? (
          <Button loading={renew.isPending} aria-label={`${t("clients.renew")} ${client.name}`} onClick={() => renew.mutate(client.id, { onSuccess: onShown })}>
            {t("clients.renew")}
          </Button>
        ) : null}
        <Button danger={client.is_active} loading={change.isPending} aria-label={`${t(client.is_active ? "clients.close" : "clients.reopen")} ${client.name}`} onClick={turn}>
          {t(client.is_active ? "clients.close" : "clients.reopen")}
        </Button>
      </span>
      {failed ? <Alert type="error" showIcon role="alert" title={failed} /> : null}
      {open ? <ClientForm client={client} pending={change.isPending} error={null} submit={t("clients.save")} onSubmit={(given) => change.mutate({ ...given, is_active: client.is_active }, { onSuccess: () => setOpen(false) })} /> : null}
    </li>
  );
}
