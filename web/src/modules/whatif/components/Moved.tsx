import type { ReactElement } from "react";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import styles from "./whatif.module.css";

export function Sum({ amount }: { amount: string }): ReactElement {
  return <span className={styles.sum}>{formatMoney(amount, useLanguage())}</span>;
}

interface Props {
  title: string;
  before?: number | string;
  after: number | string;
  money?: boolean;
  note?: string;
}

/** A total under the contract and under the other terms. */
export function Moved({ title, before, after, money = false, note }: Props): ReactElement {
  const { t } = useTexts("whatif");
  const language = useLanguage();
  const figure = (value: number | string) => (money ? formatMoney(value, language) : value.toLocaleString("en-US"));
  return (
    <div className={styles.total}>
      <h3>{title}</h3>
      <p>
        {before === undefined ? null : (
          <>
            <span className="visually-hidden">{t("before")}</span>
            <span className={styles.was}>{figure(before)}</span>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">{t("after")}</span>
          </>
        )}
        <strong className={styles.sum}>{figure(after)}</strong>
      </p>
      {note ? <p className={styles.quiet}>{note}</p> : null}
    </div>
  );
}
