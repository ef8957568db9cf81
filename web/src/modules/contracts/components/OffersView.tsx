import { useState, type ReactElement } from "react";
import type { Offer, OfferAnswer, OfferBook, OfferFinding } from "@/api/offers";
import { formatDate, formatMoney, formatNumber, serverNow, useMoment } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Panel, ToneMark, type IconName } from "@/shared/ui";
import { useOffers } from "../queries";
import { Scroll } from "../terms/Parts";
import { useTerms } from "../terms/TermsContext";
import terms from "../terms/terms.module.css";
import { AnswerDrawer } from "./AnswerDrawer";
import { ClauseLink } from "./ClauseLink";
import { QuoteDrawer, RenewalDrawer } from "./OfferDrawers";
import styles from "./OffersView.module.css";

const LOOKS: Record<Offer["state"], { icon: IconName; tone: string }> = {
  open: { icon: "waiting", tone: "soon" },
  accepted: { icon: "met", tone: "met" },
  declined: { icon: "void", tone: "idle" },
  withdrawn: { icon: "void", tone: "idle" },
};

/** What services after the term may cost, and what was offered. */
export function OffersView(): ReactElement {
  const { contract } = useTerms();
  const book = useOffers(contract);
  if (book.isPending) return <Loading rows={6} />;
  if (book.isError && !book.data) return <ErrorState error={book.error} retry={() => void book.refetch()} />;
  return <Offers book={book.data} />;
}

function Offers({ book }: { book: OfferBook }): ReactElement {
  const { t } = useTexts("contracts");
  const [opened, setOpened] = useState<"renewal" | "quote" | null>(null);
  const [answering, setAnswering] = useState<[Offer, OfferAnswer] | null>(null);
  const renewable = book.rates.filter((rate) => rate.yearly !== null);
  const quotable = book.rates.filter((rate) => rate.card.length > 0);
  return (
    <>
      <Rates book={book} />
      {book.may_offer && renewable.length + quotable.length > 0 ? (
        <div className={styles.buttons}>
          {renewable.length > 0 ? <Button onClick={() => setOpened("renewal")}>{t("offer.renew")}</Button> : null}
          {quotable.length > 0 ? <Button onClick={() => setOpened("quote")}>{t("offer.quote")}</Button> : null}
        </div>
      ) : null}
      {book.offers.length === 0 ? <EmptyState title={t("offer.none")} note={t("offer.noneNote")} /> : null}
      <ul className={styles.offers}>
        {book.offers.map((offer) => (
          <li key={offer.seq}>
            <OfferPanel offer={offer} contract={book.contract_id} onAnswer={(answer) => setAnswering([offer, answer])} />
          </li>
        ))}
      </ul>
      {opened === "renewal" ? <RenewalDrawer book={book} rates={renewable} onClose={() => setOpened(null)} /> : null}
      {opened === "quote" ? <QuoteDrawer book={book} rates={quotable} onClose={() => setOpened(null)} /> : null}
      {answering ? <AnswerDrawer contract={book.contract_id} offer={answering[0]} answer={answering[1]} onClose={() => setAnswering(null)} /> : null}
    </>
  );
}

/** The caps of the contract, and until when its price covers the services. */
function Rates({ book }: { book: OfferBook }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  if (book.rates.length === 0) return <EmptyState title={t("offer.noRates")} />;
  return (
    <Panel title={t("offer.rates")} aside={<span className={styles.quiet}>{book.covered_until ? t("offer.covered", { day: formatDate(book.covered_until, language) }) : t("offer.notBegun")}</span>}>
      <dl className={styles.rates}>
        {book.rates.map((rate) => (
          <div key={rate.id}>
            <dt>
              {words(rate.name)} <ClauseLink contract={book.contract_id} clause={rate.clause.id} number={rate.clause.number} />
            </dt>
            <dd>
              {rate.yearly ? <strong>{t("offer.cap", { sum: formatMoney(rate.yearly, language), share: rate.share })}</strong> : null}
              <span className={styles.quiet}>{words(rate.basis)}</span>
              {rate.card.map((line) => (
                <span key={line.id}>{t("offer.per", { name: words(line.name), sum: formatMoney(line.price, language), unit: words(line.unit) })}</span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function OfferPanel({ offer, contract, onAnswer }: { offer: Offer; contract: string; onAnswer: (answer: OfferAnswer) => void }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  const moment = useMoment();
  const { answer, first, last } = offer;
  return (
    <Panel title={t(`offer.kind.${offer.kind}`)} aside={<ToneMark {...LOOKS[offer.state]}>{words(offer.label)}</ToneMark>}>
      <p className={styles.head}>
        <strong>{words(offer.rate)}</strong>
        <ClauseLink contract={contract} clause={offer.clause.id} version={offer.version} number={offer.clause.number} />
        <span className={styles.quiet}>{t("offer.made", { name: offer.by, time: moment(offer.at, { near: serverNow() }) })}</span>
      </p>
      {offer.findings.map((one) => (
        <Finding key={one.code} finding={one} contract={contract} version={offer.version} />
      ))}
      {offer.lines.length > 0 ? <Lines offer={offer} /> : null}
      <p className={styles.total}>
        {formatMoney(offer.total, language)}
        <span className={terms.remark}> {offer.capitals}</span>
      </p>
      {first && last ? (
        <p className={styles.quiet}>
          {t("offer.period", { first: formatDate(first, language), last: formatDate(last, language), months: offer.months })}
          {offer.most ? ` · ${t("offer.most", { sum: formatMoney(offer.most, language) })}` : ""}
        </p>
      ) : null}
      {offer.note ? <p className={styles.note}>{offer.note}</p> : null}
      {answer ? <p className={styles.quiet}>{t("offer.answered", { name: answer.by, time: moment(answer.at, { near: serverNow() }), note: answer.note || "—" })}</p> : null}
      {offer.open_to.length > 0 ? (
        <div className={styles.buttons}>
          {offer.open_to.map((one) => (
            <Button key={one} size="small" onClick={() => onAnswer(one)}>
              {t(`offer.answer.${one}`)}
              <span className="visually-hidden">{`${words(offer.rate)} ${formatMoney(offer.total, language)}`}</span>
            </Button>
          ))}
        </div>
      ) : null}
    </Panel>
  );
}

/** Where an offer does not keep to the contract; what is over the cap stands out. */
function Finding({ finding, contract, version }: { finding: OfferFinding; contract: string; version: number }): ReactElement {
  const { t } = useTexts("contracts");
  const words = useWords();
  return (
    <Alert
      className={styles.finding}
      type={finding.severity}
      showIcon
      title={t(`offer.finding.${finding.code}`)}
      description={
        <>
          {words(finding.text)} <ClauseLink contract={contract} clause={finding.clause.id} version={version} number={finding.clause.number} />
        </>
      }
    />
  );
}

function Lines({ offer }: { offer: Offer }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  return (
    <Scroll label={t("offer.lines")}>
      <table className={terms.table}>
        <thead>
          <tr>
            <th scope="col">{t("money.line")}</th>
            <th scope="col" className={terms.number}>{t("money.quantity")}</th>
            <th scope="col" className={terms.number}>{t("money.unitPrice")}</th>
            <th scope="col" className={terms.number}>{t("money.amount")}</th>
          </tr>
        </thead>
        <tbody>
          {offer.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{words(line.name)}</th>
              <td className={terms.number}>{`${formatNumber(line.quantity)} ${words(line.unit)}`}</td>
              <td className={terms.number}>{formatMoney(line.price, language)}</td>
              <td className={terms.number}>{formatMoney(line.amount, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
