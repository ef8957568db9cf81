import type { ReactElement } from "react";
import { useWords } from "@/shared/i18n";
import { ErrorState, Skeleton } from "@/shared/ui";
import { useClause } from "../queries";
import styles from "./ClauseDrawer.module.css";

/** A clause of the paper, shown on a page of another module. */
export function ClauseExcerpt({ contract, clause }: { contract: string; clause: string }): ReactElement {
  const found = useClause(contract, clause, undefined);
  const words = useWords();
  if (found.isPending) return <Skeleton active />;
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  return (
    <article className={styles.paper}>
      <p className={styles.number}>{found.data.clause.number}</p>
      <h3>{words(found.data.clause.heading)}</h3>
      <p className={styles.text}>{words(found.data.clause.text)}</p>
    </article>
  );
}
