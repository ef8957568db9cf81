import type { ReactElement } from "react";
import type { Band, Bands, Payment, Price } from "@/api/terms";
import { formatLength, formatMoney, formatNumber, formatShare } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Scroll, TermCard } from "./Parts";
import styles from "./terms.module.css";

export function PriceCard({ price, here }: { price: Price; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  const tax = price.tax_rates.map(formatShare).join(" / ");
  const about = [price.capitals, t(price.tax_included ? "money.taxIncluded" : "money.taxExcluded", { tax })].join("；");
  return (
    <TermCard kind="price" title={t("money.price")} clause={price.clause} here={here}>
      <p className={styles.figure}>{formatMoney(price.total, language)}</p>
      <p className={styles.about}>{about}</p>
      {price.lines.length === 0 ? null : (
        <Scroll label={t("money.price")}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t("money.line")}</th>
                <th scope="col" className={styles.number}>{t("money.quantity")}</th>
                <th scope="col" className={styles.number}>{t("money.unitPrice")}</th>
                <th scope="col" className={styles.number}>{t("money.amount")}</th>
              </tr>
            </thead>
            <tbody>
              {price.lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">
                    {words(line.name)}
                    {line.specification ? <span className={styles.meaning}>{words(line.specification)}</span> : null}
                  </th>
                  <td className={styles.number}>{`${formatNumber(line.quantity)} ${words(line.unit)}`}</td>
                  <td className={styles.number}>{formatMoney(line.unit_price, language)}</td>
                  <td className={styles.number}>{formatMoney(line.amount, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </TermCard>
  );
}

export function PaymentCard({ payment, here }: { payment: Payment; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  const after = payment.after.map((trigger) => t(`trigger.${trigger}`, trigger)).join("、");
  const lines: [string, string][] = [
    [t("money.after"), after],
    [t("money.due"), payment.due ? formatLength(payment.due, language) : ""],
    [t("money.papers"), payment.papers.map(words).join("；")],
    [t("money.capitals"), payment.capitals ?? ""],
  ];
  return (
    <TermCard kind="payments" title={words(payment.name)} clause={payment.clause} here={here}>
      <p className={styles.figure}>
        {formatShare(payment.share)}
        <span className={styles.remark}> {t(`basis.${payment.basis}`, payment.basis)}</span>
        {payment.amount ? ` · ${formatMoney(payment.amount, language)}` : ""}
      </p>
      <Lines lines={lines} />
    </TermCard>
  );
}

export function Lines({ lines }: { lines: [string, string][] }): ReactElement | null {
  const filled = lines.filter(([, value]) => value !== "");
  if (filled.length === 0) return null;
  return (
    <dl className={styles.lines}>
      {filled.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Borders of a band as the paper writes them. */
export function bandWords(band: Band, score: string): string {
  const low = band.above ? `${formatNumber(band.above)} < ` : band.from ? `${formatNumber(band.from)} ≤ ` : "";
  const high = band.below ? ` < ${formatNumber(band.below)}` : band.to ? ` ≤ ${formatNumber(band.to)}` : "";
  return `${low}${score}${high}`;
}

export function BandsCard({ bands, here }: { bands: Bands; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  return (
    <TermCard kind="bands" title={words(bands.name)} clause={bands.clause} here={here} about={t("score.bandBasis", { basis: t(`basis.${bands.basis}`, bands.basis) })}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("score.band")}</th>
            <th scope="col" className={styles.number}>{t("score.deduct")}</th>
          </tr>
        </thead>
        <tbody>
          {bands.bands.map((band) => (
            <tr key={bandWords(band, "")}>
              <th scope="row">{bandWords(band, t("score.score"))}</th>
              <td className={styles.number}>{formatShare(band.deduct)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TermCard>
  );
}
