import type { ReactElement, ReactNode } from "react";
import type { AcceptanceFull, FormBox } from "@/api/acceptance";
import { formatDate, formatMoney, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { BY_HAND } from "./boxes";
import styles from "./sheet.module.css";

/** The form on A4: the contract, its own boxes, deliverables and steps from the record, signatures of both sides. */
export function Sheet({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const { form, facts } = found;
  const shown = form.boxes.filter((box) => !BY_HAND.has(box.kind));
  return (
    <article className={styles.sheet} aria-label={words(form.name)}>
      <h2>{words(form.name)}</h2>
      <p className={styles.reference}>
        <span>{t("number", { number: facts.number })}</span>
        {form.code ? <span>{form.code}</span> : null}
      </p>
      <table className={styles.table}>
        <tbody>
          {shown.length > 0 ? shown.map((box) => <Row key={box.id} name={words(box.label)}><BoxValue box={box} /></Row>) : <Head found={found} />}
        </tbody>
      </table>
      {found.deliverables.length > 0 ? <Items found={found} /> : null}
      <Steps found={found} />
      <Signatures found={found} />
      <p className={styles.foot}>{t("seal", { count: found.entries.length, hash: found.entries.at(-1)?.hash.slice(0, 16) ?? "—" })}</p>
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

/** The head of a form where the contract prescribes none. */
function Head({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const language = useLanguage();
  const { facts } = found;
  const verdict = found.steps.find((step) => step.verdict)?.outcome;
  return (
    <>
      <Row name={t("project")}>{words(facts.title)}</Row>
      <Row name={t("customer")}>{words(facts.customer)}</Row>
      <Row name={t("vendor")}>{words(facts.vendor)}</Row>
      <Row name={t("price")}>{formatMoney(facts.price, language)}</Row>
      <Row name={t("term")}>{t("termOf", { start: formatDate(facts.term_start, language), end: formatDate(facts.term_end, language) })}</Row>
      <Row name={t("formVerdict")}>{verdict ? t(`outcome.${verdict}`) : t("noVerdict")}</Row>
    </>
  );
}

/** What stands in a box: choices with their check boxes, all else as it was written. */
function BoxValue({ box }: { box: FormBox }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const language = useLanguage();
  if (box.kind === "choice") {
    return (
      <span className={styles.choices}>
        {box.choices.map((one) => (
          <span key={one.zh}>
            <span aria-hidden="true">{one.zh === box.value ? "☑" : "☐"}</span>
            <span className="visually-hidden">{t(one.zh === box.value ? "box.checked" : "box.empty")}</span> {words(one)}
          </span>
        ))}
      </span>
    );
  }
  if (box.kind === "money" && box.value && box.fixed) return <>{formatMoney(box.value, language)}</>;
  if (box.kind === "date" && box.value) return <>{formatDate(box.value, language)}</>;
  return <>{box.value}</>;
}

function Items({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  return (
    <table className={styles.table}>
      <caption>{t("formItems")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("item")}</th>
          <th scope="col">{t("quantity")}</th>
          <th scope="col">{t("states")}</th>
        </tr>
      </thead>
      <tbody>
        {found.deliverables.map((item) => (
          <tr key={item.id}>
            <td>{words(item.name)}</td>
            <td>{t("quantityOf", { handed: item.handed, quantity: item.quantity, unit: words(item.unit) })}</td>
            <td>
              <span aria-hidden="true">{item.state === "checked" ? "☑ " : "☐ "}</span>
              {t(`itemState.${item.state}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Steps({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const moment = useMoment();
  return (
    <table className={styles.table}>
      <caption>{t("formSteps")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("step")}</th>
          <th scope="col">{t("due")}</th>
          <th scope="col">{t("states")}</th>
        </tr>
      </thead>
      <tbody>
        {found.steps
          .filter((step) => step.state !== "apart")
          .map((step) => (
            <tr key={step.id}>
              <td>{`${words(step.name)}（${t(`side.${step.owner}`)}，${step.clause.number}）`}</td>
              <td>{step.due ? moment(step.due, { dayEnd: true }) : "—"}</td>
              <td>{[step.done_at ? t("doneBy", { name: step.done_by, moment: moment(step.done_at) }) : t(`stepState.${step.state}`), step.outcome ? t(`outcome.${step.outcome}`) : "", step.late ? t("late") : ""].filter(Boolean).join(" · ")}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** The contract's own lines for pen and seal, and what each side has signed in the system. */
function Signatures({ found }: { found: AcceptanceFull }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const moment = useMoment();
  const boxes = found.form.boxes.filter((box) => BY_HAND.has(box.kind));
  return (
    <div className={styles.signatures}>
      {(["customer", "vendor"] as const).map((side) => {
        const signed = found.form.signatures.find((one) => one.side === side);
        const lines = boxes.filter((box) => box.filled_by === side);
        return (
          <div key={side} className={styles.signature}>
            <p className={styles.signer}>{t(`signLine.${side}`)}</p>
            {signed ? <p>{t("signedBy", { name: signed.name, role: words(signed.role), moment: moment(signed.at), seq: signed.seq })}</p> : null}
            {lines.map((box) => (
              <p key={box.id} className={styles.line}>
                {words(box.label)}
              </p>
            ))}
            {lines.length === 0 ? <p className={styles.line} /> : null}
            <p className={styles.date}>{t("day")}</p>
          </div>
        );
      })}
    </div>
  );
}
