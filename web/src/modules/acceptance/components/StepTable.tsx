import type { ReactElement } from "react";
import type { AcceptanceFull, AcceptanceStep } from "@/api/acceptance";
import { ClauseLink } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, type Column } from "@/shared/ui";
import { StepMark } from "./Marks";
import styles from "./acceptance.module.css";

interface Props {
  found: AcceptanceFull;
  onFinish: (step: AcceptanceStep) => void;
}

/** The steps in the paper's order, each with its clock and its clause. */
export function StepTable({ found, onFinish }: Props): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const moment = useMoment();
  const mayFinish = found.acts.includes("finish_step");
  const due = (step: AcceptanceStep) => {
    if (step.no_table) return t("noTable");
    if (step.due) return moment(step.due, { dayEnd: true, weekday: true });
    return step.within && step.state === "waiting" ? t("waiting") : "—";
  };
  const columns: Column<AcceptanceStep>[] = [
    {
      key: "name",
      title: t("step"),
      phone: "lead",
      cell: (step) => (
        <span>
          {words(step.name)}
          <span className={styles.sub}>{step.within ? t("withinOf", { after: words(step.after), within: words(step.within) }) : t("afterOf", { after: words(step.after) })}</span>
          {step.only ? <span className={styles.sub}>{t(`only.${step.only}`)}</span> : null}
          {step.copies ? <span className={styles.sub}>{t("copies", { count: step.copies })}</span> : null}
        </span>
      ),
    },
    {
      key: "state",
      title: t("states"),
      cell: (step) => (
        <span>
          <StepMark step={step} />
          {step.done_at ? <span className={styles.sub}>{t("doneBy", { name: step.done_by, moment: moment(step.done_at) })}</span> : null}
        </span>
      ),
    },
    { key: "due", title: t("due"), cell: due },
    { key: "owner", title: t("owner"), nowrap: true, cell: (step) => t(`side.${step.owner}`) },
    { key: "clause", title: t("clause"), cell: (step) => <ClauseLink contract={found.contract_id} clause={step.clause.id} number={step.clause.number} /> },
  ];
  if (mayFinish) {
    columns.push({
      key: "finish",
      title: t("acts"),
      phone: "bare",
      nowrap: true,
      cell: (step) =>
        step.mine && step.state === "open" ? (
          <Button size="small" onClick={() => onFinish(step)} aria-label={t("finishOf", { name: words(step.name) })}>
            {t("finish")}
          </Button>
        ) : null,
    });
  }
  return <DataTable caption={t("steps")} columns={columns} rows={found.steps} rowKey={(step) => step.id} />;
}
