import type { ReactElement } from "react";
import { Link } from "react-router";
import { useTexts } from "@/shared/i18n";
import { Button, EmptyState, Page, Panel } from "@/shared/ui";

export function NotFoundPage(): ReactElement {
  const { t } = useTexts();
  return (
    <Page title={t("state.notFoundTitle")}>
      <Panel>
        <EmptyState title={t("state.notFoundTitle")} note={t("state.notFoundNote")} action={<Link to="/">{t("state.home")}</Link>} />
      </Panel>
    </Page>
  );
}

/** A page that threw: it is replaced, the rest of the product stays. */
export function RouteFailure(): ReactElement {
  const { t } = useTexts();
  return (
    <div role="alert">
      <EmptyState
        title={t("state.errorTitle")}
        note={t("state.unexpected")}
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            {t("state.retry")}
          </Button>
        }
      />
    </div>
  );
}
