import type { ReactElement } from "react";
import { Link } from "react-router";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, ErrorState } from "@/shared/ui";
import { useAllowance } from "../queries";
import type { TermRef } from "./byClause";
import { PlainCard } from "./PlainCard";
import { useTerms } from "./TermsContext";
import styles from "./terms.module.css";

/** Work that the price covers; what requests draw on says what is left, and which requests have drawn. */
export function AllowanceCard({ refer, here }: { refer: TermRef; here?: string }): ReactElement {
  const { contract } = useTerms();
  const isDrawn = refer.term.drawn_by === "requests";
  return (
    <div>
      <PlainCard refer={refer} {...(here === undefined ? {} : { here })} />
      {isDrawn ? <Balance contract={contract} id={refer.id} /> : null}
    </div>
  );
}

function Balance({ contract, id }: { contract: string; id: string }): ReactElement | null {
  const { t } = useTexts("contracts");
  const words = useWords();
  const moment = useMoment();
  const found = useAllowance(contract);
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  const balance = found.data?.pages[0]?.allowance;
  if (!balance || balance.id !== id) return null;
  const unit = words(balance.unit);
  const draws = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={styles.balance} aria-label={t("allowance.title", { name: words(balance.name) })}>
      <p className={styles.figure}>{t("allowance.left", { left: balance.left, quantity: balance.quantity, unit })}</p>
      {draws.length === 0 ? <p className={styles.about}>{t("allowance.none")}</p> : null}
      <ul>
        {draws.map((one) => (
          <li key={one.number}>
            <Link to={`/cases/${one.number}`}>{`${one.number} ${one.title}`}</Link>
            <span className={styles.quiet}>{` ${one.days} ${unit} · ${moment(one.at)}`}</span>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t("allowance.more")}
        </Button>
      ) : null}
    </section>
  );
}
