import type { ReactElement } from "react";
import { useNavigate } from "react-router";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import styles from "../pages/SignInPage.module.css";
import { useWays } from "../registering";
import { useGoToSource } from "../sources";
import { useFailure } from "./failure";

/** One button for each source that is on: to its own page, or to the form for its password here. */
export function SourceButtons({ next }: { next: string }): ReactElement | null {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const ways = useWays();
  const go = useGoToSource();
  const navigate = useNavigate();
  const sources = ways.data?.sources ?? [];
  if (sources.length === 0) return null;
  return (
    <section className={styles.sources} aria-label={t("sources.others")}>
      <p className={styles.divider} aria-hidden="true">
        {t("sources.or")}
      </p>
      {go.isError ? <Alert type="error" showIcon role="alert" title={t("signIn.failed")} description={failure(go.error)} /> : null}
      {sources.map((one) => {
        const press = () => (one.kind === "ldap" ? void navigate(`/sign-in/with/${one.id}?next=${encodeURIComponent(next)}`) : go.mutate({ source: one.id, next }));
        return (
          <Button key={one.id} size="large" block loading={go.isPending && go.variables.source === one.id} disabled={go.isPending} onClick={press}>
            {t("sources.signIn", { name: words(one) })}
          </Button>
        );
      })}
    </section>
  );
}
