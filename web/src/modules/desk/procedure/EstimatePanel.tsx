import type { ReactElement } from "react";
import type { Estimate } from "@/api/catalogue";
import { ClauseLink } from "@/modules/contracts";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Facts, Panel } from "@/shared/ui";

/** What a request takes from the work that the price already covers, and what is over it. */
export function EstimatePanel({ estimate, contract, version }: { estimate: Estimate; contract: string; version: number }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const language = useLanguage();
  const { allowance, effort, free, over, price, drawn } = estimate;
  const unit = words(allowance.unit);
  const rows: [string, string][] = [[t("allowance.left"), t("allowance.leftOf", { left: allowance.left, quantity: allowance.quantity, unit })]];
  if (effort) rows.push([t("allowance.effort"), `${effort} ${unit}`]);
  if (free) rows.push([t("allowance.free"), `${free} ${unit}`]);
  if (over && over !== "0") rows.push([t("allowance.over"), `${over} ${unit}`]);
  if (price) rows.push([t("allowance.price"), formatMoney(price, language)]);
  if (effort) rows.push([t("allowance.drawn"), drawn ? `${drawn} ${unit}` : t("allowance.notDrawn")]);
  return (
    <Panel title={words(allowance.name)} aside={<ClauseLink contract={contract} clause={allowance.clause.id} version={version} number={allowance.clause.number} />}>
      <Facts items={rows} />
    </Panel>
  );
}
