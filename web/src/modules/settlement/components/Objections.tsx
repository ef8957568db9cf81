import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import type { WithActs } from "./Lines";
import styles from "./settlement.module.css";

interface Props extends WithActs {
  pair: { rule: string; fact: string };
  disputed: boolean;
  /** The side that the line costs; the other one may waive it. */
  payer: string;
}

/** What this person may say of a rule and a fact under it. */
export function Objections({ page, pair, disputed, payer, open }: Props): ReactElement {
  const { t } = useTexts("settlement");
  const may = (act: string) => page.acts.some((one) => one.act === act);
  const said = page.said.find((one) => one.rule === pair.rule && one.fact === pair.fact);
  const acts = [
    ...(!disputed && may("dispute") ? ["dispute"] : []),
    ...(disputed && said?.side === page.side && may("withdraw_dispute") ? ["withdraw_dispute"] : []),
    ...(may("waive") && page.side !== payer ? ["waive"] : []),
  ];
  return (
    <span className={styles.buttons}>
      {acts.map((act) => (
        <Button key={act} size="small" onClick={() => open(act, { rule: pair.rule, fact: pair.fact })}>
          {t(`act.${act}`)}
        </Button>
      ))}
    </span>
  );
}
