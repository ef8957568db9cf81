import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { AccountTabs } from "../components/Tabs";
import { TokenPanel } from "../components/TokenPanel";
import { ofMine, useTokens } from "../tokens";
import styles from "../components/account.module.css";

/** One's own tokens, by which programs act in one's name. */
export function TokensPage(): ReactElement {
  const { t } = useTexts("account");
  const tokens = useTokens();
  return (
    <Page title={t("tokens.title")} below={<AccountTabs />}>
      <Panel title={t("tokens.mine")}>
        <p className={styles.quiet}>{t("tokens.lead")}</p>
        {tokens.isPending ? <Loading /> : null}
        {tokens.isError ? <ErrorState error={tokens.error} retry={() => void tokens.refetch()} /> : null}
        {tokens.data ? <TokenPanel tokens={tokens.data} calls={ofMine} /> : null}
      </Panel>
    </Page>
  );
}
