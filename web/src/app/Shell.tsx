import { Suspense, type ReactElement } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { ClauseDrawer } from "@/modules/contracts";
import { useSession } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { ErrorState, Loading } from "@/shared/ui";
import { Navigation } from "./Navigation";
import styles from "./Shell.module.css";

/** The frame around every page behind the sign-in. */
export function Shell(): ReactElement {
  const { t } = useTexts();
  const session = useSession();
  const location = useLocation();
  const navigation = useNavigation();
  if (session.isPending) return <Loading />;
  if (session.isError) return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  if (!session.data.person) {
    const here = `${location.pathname}${location.search}`;
    const next = here === "/" ? "" : `?next=${encodeURIComponent(here)}`;
    return <Navigate to={`/sign-in${next}`} replace />;
  }
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t("skip")}
      </a>
      <Navigation session={session.data} />
      <main id="content" tabIndex={-1} className={styles.content} aria-busy={navigation.state === "loading"}>
        {navigation.state === "loading" ? <div className={styles.progress} aria-hidden="true" /> : null}
        <Outlet />
      </main>
      <Suspense fallback={null}>
        <ClauseDrawer />
      </Suspense>
      <ScrollRestoration />
    </div>
  );
}
