import type { ReactElement } from "react";
import type { Rate } from "@/api/terms";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import type { TermRef } from "./byClause";
import { Scroll } from "./Parts";
import { PlainCard } from "./PlainCard";
import styles from "./terms.module.css";

/** A price for services after the term; with a card, its lines. */
export function RateCard({ refer, here }: { refer: TermRef; here?: string }): ReactElement {
  const { card, ...rest } = refer.term as unknown as Rate;
  return (
    <div>
      <PlainCard refer={{ ...refer, term: rest as unknown as TermRef["term"] }} {...(here === undefined ? {} : { here })} />
      {card?.length ? <CardTable card={card} /> : null}
    </div>
  );
}

type Line = Pick<NonNullable<Rate["card"]>[number], "id" | "name" | "unit" | "price">;

/** The lines of a card with what a unit costs. */
export function CardTable({ card }: { card: readonly Line[] }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  return (
    <Scroll label={t("offer.card")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("money.line")}</th>
            <th scope="col">{t("offer.unit")}</th>
            <th scope="col" className={styles.number}>{t("money.unitPrice")}</th>
          </tr>
        </thead>
        <tbody>
          {card.map((line) => (
            <tr key={line.id}>
              <th scope="row">{words(line.name)}</th>
              <td>{words(line.unit)}</td>
              <td className={styles.number}>{formatMoney(line.price, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
