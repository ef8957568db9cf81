import { useState, type ReactElement } from "react";
import type { Offer, OfferAnswer } from "@/api/offers";
import { FormDrawer, TextField } from "@/shared/forms";
import { formatMoney } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { useAnswerOffer } from "../queries";

/** Accepts, declines or takes back an offer. */
export function AnswerDrawer({ contract, offer, answer, onClose }: { contract: string; offer: Offer; answer: OfferAnswer; onClose: () => void }): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const words = useWords();
  const send = useAnswerOffer(contract);
  const [note, setNote] = useState("");
  return (
    <FormDrawer title={t(`offer.answer.${answer}`)} label={t("offer.submit")} error={send.error} busy={send.isPending} onSubmit={() => send.mutate({ seq: offer.seq, answer, note }, { onSuccess: onClose })} onClose={onClose}>
      <p>{`${words(offer.rate)} · ${formatMoney(offer.total, language)}`}</p>
      <TextField label={t("offer.note")} value={note} onChange={setNote} lines={3} maxLength={2000} />
    </FormDrawer>
  );
}
