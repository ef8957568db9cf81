import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Proof } from "@/api/settlement";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts } from "@/shared/i18n";
import styles from "./settlement.module.css";

export function Sum({ amount }: { amount: string }): ReactElement {
  const language = useLanguage();
  const minus = amount.startsWith("-");
  return <span className={styles.sum}>{`${minus ? "−" : ""}${formatMoney(minus ? amount.slice(1) : amount, language)}`}</span>;
}

/** The records behind a figure, each one step away. */
export function Proofs({ evidence, contract }: { evidence: Proof[]; contract: string }): ReactElement | null {
  const { t } = useTexts("settlement");
  if (evidence.length === 0) return null;
  return (
    <span className={styles.proofs}>
      <span className={styles.quiet}>{t("statement.evidence")}</span>
      {evidence.map((one) => {
        const key = `${one.kind}-${one.id}-${String(one.seq)}`;
        if (one.kind === "case") return <Link key={key} to={`/cases/${one.id}`}>{`${one.id} #${String(one.seq)}`}</Link>;
        if (one.kind === "settlement") return <Link key={key} to={`/settlement/${contract}#record-${String(one.seq)}`}>{t("statement.settlementRecord", { seq: one.seq })}</Link>;
        if (one.kind === "duty") return <Link key={key} to={`/duties/${one.id}`}>{t("statement.dutyRecord", { seq: one.seq })}</Link>;
        if (one.kind === "acceptance") return <Link key={key} to={`/acceptance/${one.id}`}>{t("statement.acceptanceRecord", { seq: one.seq })}</Link>;
        return <span key={key}>{t("statement.contractRecord")}</span>;
      })}
    </span>
  );
}
