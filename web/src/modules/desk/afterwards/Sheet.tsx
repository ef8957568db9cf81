import type { ReactElement, ReactNode } from "react";
import type { CaseDetail, Entry } from "@/api/desk";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { drawingIn, lastOf, textIn, type FormName } from "./forms";
import styles from "./print.module.css";
import { useRows } from "./useRows";

/** One form on A4, filled from the case; what is not there yet stays an empty line for the pen. */
export function Sheet({ detail, form }: { detail: CaseDetail; form: FormName }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const rows = useRows(detail, form);
  const signed = lastOf(detail, "signed", (entry) => textIn(entry, "form") === form);
  return (
    <article className={styles.sheet} aria-label={t(`print.form.${form}`)}>
      <h2>{t(`print.form.${form}`)}</h2>
      <p className={styles.reference}>
        <span>{t("print.number", { number: detail.case.number })}</span>
        <span>{`${detail.case.contract.code} ${words(detail.case.contract.title)}`}</span>
      </p>
      <table className={styles.table}>
        <tbody>
          {rows.map(([name, value]) => (
            <Row key={name} name={name}>
              {value}
            </Row>
          ))}
          <Row name={t("print.opinion")}>
            <div className={styles.opinion}>{textIn(signed, "opinion")}</div>
          </Row>
        </tbody>
      </table>
      <Signatures detail={detail} signed={signed} />
      <p className={styles.foot}>{t("print.seal", { count: detail.entries.length, hash: detail.entries.at(-1)?.hash.slice(0, 16) ?? "" })}</p>
    </article>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

function Signatures({ detail, signed }: { detail: CaseDetail; signed: Entry | undefined }): ReactElement {
  const { t } = useTexts("desk");
  const moment = useMoment();
  const drawing = drawingIn(signed);
  const worked = lastOf(detail, "resolved") ?? lastOf(detail, "contact_sheet_sent");
  return (
    <div className={styles.signatures}>
      <div>
        <p className={styles.line}>
          <span>{t("print.customer")}</span>
          {drawing ? <img src={`/api/desk/files/${drawing}?inline=true`} alt={t("print.handDone")} /> : null}
          <span>{textIn(signed, "name")}</span>
        </p>
        <p>{t("print.date", { date: signed ? moment(signed.occurred_at) : "" })}</p>
      </div>
      <div>
        <p className={styles.line}>
          <span>{t("print.vendor")}</span>
          <span>{worked?.actor.name}</span>
        </p>
        <p>{t("print.date", { date: worked ? moment(worked.occurred_at) : "" })}</p>
      </div>
    </div>
  );
}
