import type { ReactElement } from "react";
import type { Sheet, SheetRule } from "@/api/settlement";
import { ClauseLink } from "@/modules/contracts";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Panel, Tag } from "@/shared/ui";
import type { WithActs } from "./Lines";
import { Proofs } from "./Figures";
import { Objections } from "./Objections";
import styles from "./settlement.module.css";

export function Sheets({ page, open }: WithActs): ReactElement {
  return (
    <>
      {page.statement.sheets.map((sheet, index) => (
        <OneSheet key={`${sheet.id}-${sheet.period}`} sheet={sheet} index={index} page={page} open={open} />
      ))}
    </>
  );
}

function OneSheet({ sheet, index, page, open }: WithActs & { sheet: Sheet; index: number }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const state = page.sheets[index];
  const may = (act: string) => page.acts.some((one) => one.act === act);
  const signs = may("sign") && sheet.open_facts.length === 0 && sheet.unmarked.length === 0 && !state?.signatures.some((one) => one.side === page.side);
  const month = state?.name.split("/")[1];
  const sign = () => open("sign", { sheet: sheet.id, digest: state?.digest ?? "", ...(month ? { month } : {}) });
  const touched = sheet.heads.flatMap((head) => head.rules).filter((rule) => rule.occurrences.length > 0 || rule.mark !== null);
  return (
    <Panel title={`${words(sheet.name)} ${sheet.period}`} aside={<strong>{`${sheet.score} ${t("statement.of", { total: sheet.total })}`}</strong>}>
      <div className={styles.stack}>
        <ul className={styles.plain}>
          {sheet.heads.map((head) => (
            <li key={head.id}>{`${words(head.name)} ${head.score} / ${head.points}`}</li>
          ))}
        </ul>
        {touched.map((rule) => (
          <Rule key={rule.id} rule={rule} page={page} open={open} />
        ))}
        {sheet.unmarked.length ? <p>{t("statement.unmarked", { rules: sheet.unmarked.join(" ") })}</p> : null}
        {sheet.open_facts.length ? (
          <div>
            <h3>{t("statement.open")}</h3>
            <ul className={styles.plain}>
              {sheet.open_facts.map((one) => (
                <li key={one.fact}>
                  {`${one.day} ${one.note || one.fact}`} <Proofs evidence={one.evidence} contract={page.contract_id} />
                  {may("assign") ? (
                    <Button size="small" onClick={() => open("assign", { fact: one.fact })}>
                      {t("act.assign")}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className={styles.buttons}>
          {state?.signatures.map((one) => <Tag key={one.side} strong>{t("statement.signed", { side: t(`side.${one.side}`), by: one.by })}</Tag>)}
          {signs && page.is_over ? <Button onClick={sign}>{t("statement.sign")}</Button> : null}
        </div>
      </div>
    </Panel>
  );
}

function Rule({ rule, page, open }: WithActs & { rule: SheetRule }): ReactElement {
  const { t } = useTexts("settlement");
  const words = useWords();
  const clause = rule.clause;
  return (
    <div>
      <strong>{`${rule.id} ${words(rule.text)}`}</strong> {clause ? <ClauseLink contract={page.contract_id} clause={clause} version={page.statement.contract.version} number={page.statement.clauses[clause]?.number ?? clause} /> : null}{" "}
      <span>{t("statement.points", { points: rule.off })}</span>
      <ul className={styles.plain}>
        {rule.occurrences.map((one) => (
          <li key={`${one.rule}-${one.fact}`}>
            {`${one.at.slice(0, 10)} · ${one.note || one.trigger} · −${one.points}`} {one.waived ? <Tag>{t("statement.waived")}</Tag> : null} {one.disputed ? <Tag>{t("statement.disputed")}</Tag> : null}{" "}
            <Proofs evidence={one.evidence} contract={page.contract_id} />
            {one.waived ? null : <Objections page={page} pair={{ rule: one.rule, fact: one.fact }} disputed={one.disputed} payer="vendor" open={open} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
