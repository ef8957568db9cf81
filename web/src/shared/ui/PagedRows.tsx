import type { ReactElement, ReactNode } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "./antd";
import { ErrorState, Loading } from "./states";
import styles from "./PagedRows.module.css";

/** What a list page asks of its query: a list that is read page by page. */
interface Paged {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  data: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

interface Props {
  list: Paged;
  /** How many rows are there so far. */
  count: number;
  empty: ReactNode;
  children: ReactNode;
}

/** A list that is read page by page: its rows as children, or that it is loading, failed or empty. */
export function PagedRows({ list, count, empty, children }: Props): ReactElement {
  if (list.isPending) return <Loading rows={8} />;
  if (list.isError && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (count === 0) return <>{empty}</>;
  return (
    <>
      {children}
      <ReadOn list={list} count={count} />
    </>
  );
}

/** How many rows are shown, and the button that reads on. */
export function ReadOn({ list, count }: { list: Paged; count: number }): ReactElement {
  const { t } = useTexts();
  return (
    <div className={styles.more}>
      <span role="status">{t("list.shown", { count })}</span>
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t("list.more")}
        </Button>
      ) : null}
    </div>
  );
}
