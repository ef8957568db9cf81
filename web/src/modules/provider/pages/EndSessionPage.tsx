import { useEffect, type ReactElement } from "react";
import { Link, useLocation } from "react-router";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, ErrorState, Loading } from "@/shared/ui";
import { Brand } from "../Brand";
import { useFailure } from "../failure";
import { useLeave, useLeaveAsked } from "../queries";
import styles from "../provider.module.css";

/** Where other systems send people to sign out; the person decides. */
export function EndSessionPage(): ReactElement {
  const { t } = useTexts("provider");
  const shared = useTexts();
  const failure = useFailure();
  const query = useLocation().search.slice(1);
  const asked = useLeaveAsked(query);
  const leave = useLeave(query);
  const location = leave.data?.location;
  useEffect(() => {
    if (location) window.location.replace(location);
  }, [location]);
  return (
    <main className={styles.page}>
      <title>{`${t("leave.title")} · ${shared.t("product")}`}</title>
      {asked.isPending ? <Loading /> : null}
      {asked.isError ? <ErrorState error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.data ? (
        <div className={styles.sheet}>
          <Brand />
          <h1>{t("leave.title")}</h1>
          {leave.isSuccess ? (
            <>
              <Alert type="success" showIcon role="status" title={t("leave.done")} />
              <Link to="/sign-in">{t("leave.again")}</Link>
            </>
          ) : (
            <>
              <p>{asked.data.client ? t("leave.lead", { client: asked.data.client }) : t("leave.leadAny")}</p>
              {leave.isError ? <Alert type="error" showIcon role="alert" title={failure(leave.error)} /> : null}
              <div className={styles.buttons}>
                <Button type="primary" size="large" loading={leave.isPending} onClick={() => leave.mutate()}>
                  {t("leave.submit")}
                </Button>
                <Link to="/">{t("leave.stay")}</Link>
              </div>
            </>
          )}
        </div>
      ) : null}
    </main>
  );
}
