import { useState, type ReactElement } from "react";
import type { OfferBook, OfferRate } from "@/api/offers";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { useOfferRenewal, useQuote } from "../queries";

interface Props {
  book: OfferBook;
  rates: OfferRate[];
  onClose: () => void;
}

function useRate(rates: OfferRate[]): { rate: OfferRate | undefined; field: ReactElement } {
  const { t } = useTexts("contracts");
  const words = useWords();
  const [id, setId] = useState(rates[0]?.id ?? "");
  const rate = rates.find((one) => one.id === id);
  const options = rates.map((one) => ({ value: one.id, label: words(one.name) }));
  return { rate, field: <SelectField label={t("offer.rate")} required value={id} onChange={setId} options={options} hint={rate ? words(rate.basis) : undefined} /> };
}

/** The fee that the vendor asks for services after the term. */
export function RenewalDrawer({ book, rates, onClose }: Props): ReactElement {
  const { t } = useTexts("contracts");
  const shared = useTexts();
  const language = useLanguage();
  const offer = useOfferRenewal(book.contract_id);
  const { rate, field } = useRate(rates);
  const [told, setTold] = useState({ fee: "", first: "", last: "", note: "" });
  const [tried, setTried] = useState(false);
  const set = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  const missing = (value: string) => (tried && !value ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if (rate && told.fee && told.first && told.last) offer.mutate({ rate: rate.id, ...told, fee: told.fee.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("offer.renew")} label={t("offer.submit")} error={offer.error} busy={offer.isPending} onSubmit={submit} onClose={onClose}>
      {field}
      <TextField label={t("offer.fee")} required value={told.fee} onChange={set("fee")} error={missing(told.fee)} hint={rate?.yearly ? t("offer.cap", { sum: formatMoney(rate.yearly, language), share: rate.share }) : undefined} maxLength={15} />
      <TextField label={t("offer.first")} type="date" required value={told.first} onChange={set("first")} error={missing(told.first)} />
      <TextField label={t("offer.last")} type="date" required value={told.last} onChange={set("last")} error={missing(told.last)} hint={t("offer.wholeMonths")} />
      <TextField label={t("offer.note")} value={told.note} onChange={set("note")} lines={3} maxLength={2000} />
    </FormDrawer>
  );
}

/** How much of each line of a card; what it comes to is reckoned by the server. */
export function QuoteDrawer({ book, rates, onClose }: Props): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  const quote = useQuote(book.contract_id);
  const { rate, field } = useRate(rates);
  const [quantities, setQuantities] = useState<Record<string, string>>({});
  const [note, setNote] = useState("");
  const lines = rate?.card ?? [];
  const submit = () => {
    const asked = Object.fromEntries(lines.map((line) => [line.id, (quantities[line.id] ?? "").trim()]).filter(([, quantity]) => quantity));
    if (rate) quote.mutate({ rate: rate.id, quantities: asked, note }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={t("offer.quote")} label={t("offer.submit")} error={quote.error} busy={quote.isPending} onSubmit={submit} onClose={onClose}>
      {field}
      {lines.map((line) => (
        <TextField key={line.id} label={t("offer.quantityOf", { name: words(line.name), unit: words(line.unit) })} value={quantities[line.id] ?? ""} onChange={(value) => setQuantities({ ...quantities, [line.id]: value })} hint={t("offer.perUnit", { sum: formatMoney(line.price, language), unit: words(line.unit) })} maxLength={9} />
      ))}
      <TextField label={t("offer.note")} value={note} onChange={setNote} lines={3} maxLength={2000} />
    </FormDrawer>
  );
}
