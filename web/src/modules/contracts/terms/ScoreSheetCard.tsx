import type { ReactElement } from "react";
import type { ScoreItem, ScoreRule, ScoreSheet } from "@/api/terms";
import { formatNumber } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Clause, Scroll, TermCard } from "./Parts";
import styles from "./terms.module.css";

/** A score sheet: heads with their rules; a rule with several causes lists each with its own points under one cap. */
export function ScoreSheetCard({ sheet, here }: { sheet: ScoreSheet; here?: string }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  return (
    <TermCard kind="score_sheets" title={words(sheet.name)} clause={sheet.clause} here={here}>
      <Scroll label={words(sheet.name)}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("score.head")}</th>
              <th scope="col">{t("score.rule")}</th>
              <th scope="col" className={styles.number}>{t("score.points")}</th>
              <th scope="col" className={styles.number}>{t("score.each")}</th>
            </tr>
          </thead>
          <tbody>
            {sheet.heads.flatMap((head) => {
              const lines = head.rules.reduce((sum, rule) => sum + 1 + rule.items.length, 0);
              const name = (
                <th scope="rowgroup" rowSpan={lines}>
                  {words(head.name)}
                  <span className={styles.meaning}>{t("score.of", { points: formatNumber(head.points) })}</span>
                </th>
              );
              return head.rules.flatMap((rule, index) => [
                <RuleRow key={`${head.id}-${rule.id}`} rule={rule} sheet={sheet} head={index === 0 ? name : null} />,
                ...rule.items.map((item) => <ItemRow key={`${head.id}-${rule.id}-${item.id}`} item={item} />),
              ]);
            })}
          </tbody>
        </table>
      </Scroll>
    </TermCard>
  );
}

function RuleRow({ rule, sheet, head }: { rule: ScoreRule; sheet: ScoreSheet; head: ReactElement | null }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  return (
    <tr>
      {head}
      <td>
        {words(rule.text)} {rule.clause && rule.clause !== sheet.clause ? <Clause id={rule.clause} /> : null}
        {rule.zero_when ? <span className={styles.meaning}>{t("score.zeroWhen", { when: words(rule.zero_when) })}</span> : null}
        {rule.scorer ? <span className={styles.meaning}>{t("score.scorer", { who: words(rule.scorer) })}</span> : null}
      </td>
      <td className={styles.number}>{formatNumber(rule.points)}</td>
      <td className={styles.number}>{rule.items.length > 0 ? <span className={styles.remark}>{t("score.upTo", { points: formatNumber(rule.points) })}</span> : <Each of={rule} to={rule.to} />}</td>
    </tr>
  );
}

function ItemRow({ item }: { item: ScoreItem }): ReactElement {
  const words = useWords();
  return (
    <tr className={styles.item}>
      <td>{words(item.text)}</td>
      <td className={styles.number} />
      <td className={styles.number}>
        <Each of={item} />
      </td>
    </tr>
  );
}

/** `每次 0.5`, `每日 1–3`: the points of one occurrence, and what counts as one. */
function Each({ of, to }: { of: Pick<ScoreItem, "counted_by"> & { per_occurrence?: string | null }; to?: string | null | undefined }): ReactElement {
  const { t } = useTexts("contracts");
  if (!of.per_occurrence) return <>{t("score.judged")}</>;
  const points = `${formatNumber(of.per_occurrence)}${to ? `–${formatNumber(to)}` : ""}`;
  return <>{t(`score.eachOf.${of.counted_by}`, { points })}</>;
}
