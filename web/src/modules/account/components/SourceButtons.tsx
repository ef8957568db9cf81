import type { ReactElement } from "react";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button } from "@/shared/ui";
import styles from "../pages/SignInPage.module.css";
import { useWays } from "../registering";
import { useGoToSource } from "../sources";
import { useFailure } from "./failure";

/** One button for each source that is on. */
export function SourceButtons({ next }: { next: string }): ReactElement | null {
  const { t } = useTexts("account");
  const words = useWords();
  const failure = useFailure();
  const ways = useWays();
  const go = useGoToSource();
  const sources = ways.data?.sources ?? [];
  if (sources.length === 0) return null;
  return (
    <section className={styles.sources} aria-label={t("sources.others")}>
      <p className={styles.divider} aria-hidden="true">
        {t("sources.or")}
      </p>
      {go.isError ? <Alert type="error" showIcon role="alert" title={t("signIn.failed")} description={failure(go.error)} /> : null}
      {sources.map((one) => (
        <Button key={one.id} size="large" block loading={go.isPending && go.variables.source === one.id} disabled={go.isPending} onClick={() => go.mutate({ source: one.id, next })}>
          {t("sources.signIn", { name: words(one) })}
        </Button>
      ))}
    </section>
  );
}
