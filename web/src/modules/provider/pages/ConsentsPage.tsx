import type { ReactElement } from "react";
import { AccountTabs } from "@/modules/account";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { useFailure } from "../failure";
import { useConsents, useWithdraw } from "../queries";
import styles from "../provider.module.css";

/** The systems that one has let know things, each of which can be taken back. */
export function ConsentsPage(): ReactElement {
  const { t } = useTexts("provider");
  const words = useWords();
  const moment = useMoment();
  const failure = useFailure();
  const consents = useConsents();
  const withdraw = useWithdraw();
  return (
    <Page title={t("consents.title")} below={<AccountTabs />}>
      <Panel title={t("consents.systems")}>
        {consents.isPending ? <Loading /> : null}
        {consents.isError ? <ErrorState error={consents.error} retry={() => void consents.refetch()} /> : null}
        {withdraw.isError ? <Alert type="error" showIcon role="alert" title={failure(withdraw.error)} /> : null}
        {consents.data?.items.length === 0 ? <EmptyState title={t("consents.empty")} note={t("consents.emptyNote")} /> : null}
        <ul>
          {consents.data?.items.map((one) => (
            <li key={one.client_id} className={styles.row}>
              <span>
                <strong>{one.name}</strong>
                <span className={styles.sub}>{one.scopes.map((scope) => words(scope)).join(" · ")}</span>
                <span className={styles.sub}>{t("consents.since", { moment: moment(one.at) })}</span>
              </span>
              <Button danger loading={withdraw.isPending} aria-label={`${t("consents.withdraw")} ${one.name}`} onClick={() => withdraw.mutate(one.client_id)}>
                {t("consents.withdraw")}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}
