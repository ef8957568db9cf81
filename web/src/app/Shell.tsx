import { Suspense, useEffect, useRef, useState, type ReactElement } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { ClauseDrawer } from "@/modules/contracts";
import { SearchBox } from "@/modules/desk";
import { useSession } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { LiveNotice, useLiveConnection, useLiveLists } from "@/shared/live";
import { ErrorState, Loading } from "@/shared/ui";
import { Navigation } from "./Navigation";
import styles from "./Shell.module.css";

/** What follows from changes of cases that somebody else makes. */
const LISTS = ["workbench", "cases", "call-backs"] as const;

/** The frame around every page behind the sign-in. */
export function Shell(): ReactElement {
  const { t } = useTexts();
  const session = useSession();
  const location = useLocation();
  const navigation = useNavigation();
  const person = session.data?.person;
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (person && !wasSignedIn) setWasSignedIn(true);
  useFocusOnNewPage(location.pathname);
  useLiveConnection(Boolean(person), () => void session.refetch());
  useLiveLists(LISTS);
  if (session.isPending) return <Loading />;
  if (session.isError) return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  if (!person) {
    const query = new URLSearchParams({ next: `${location.pathname}${location.search}` });
    if (wasSignedIn) query.set("expired", "1");
    return <Navigate to={`/sign-in?${query.toString()}`} replace />;
  }
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t("skip")}
      </a>
      <Navigation session={session.data} />
      <div className={styles.body}>
        <div className={styles.top}>
          <SearchBox />
        </div>
        <main id="content" tabIndex={-1} className={styles.content} aria-busy={navigation.state === "loading"}>
          {navigation.state === "loading" ? <div className={styles.progress} aria-hidden="true" /> : null}
          <LiveNotice />
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        <ClauseDrawer />
      </Suspense>
      <ScrollRestoration />
    </div>
  );
}

/** A new page begins where its content begins, also for those who hear it or walk it by keyboard. */
function useFocusOnNewPage(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [path]);
}
