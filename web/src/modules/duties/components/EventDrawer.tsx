import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import type { EventRow } from "@/api/duties";
import { fromZonedInput, serverNow, toZonedInput, useZone } from "@/shared/format";
import { FormDrawer, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { useOpenDuty } from "../queries";
import styles from "./duties.module.css";

interface Props {
  contract: string;
  event: EventRow;
  onClose: () => void;
}

/** Notes the event that brings a duty, and leads to the duty. */
export function EventDrawer({ contract, event, onClose }: Props): ReactElement {
  const { t } = useTexts("duties");
  const shared = useTexts();
  const words = useWords();
  const zone = useZone();
  const go = useNavigate();
  const open = useOpenDuty();
  const [what, setWhat] = useState("");
  const [happened, setHappened] = useState(() => toZonedInput(serverNow(), zone));
  const [asked, setAsked] = useState("");
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if (!what.trim() || !happened) return;
    open.mutate(
      { contract_id: contract, obligation: event.obligation, what: what.trim(), happened_at: fromZonedInput(happened, zone), asked: asked ? fromZonedInput(asked, zone) : null },
      { onSuccess: (full) => void go(`/duties/${full.id}`) },
    );
  };
  return (
    <FormDrawer title={`${t("note")}：${words(event.name)}`} label={t("submit")} error={open.error} busy={open.isPending} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{words(event.what)}</p>
      <TextField label={t("eventWhat")} hint={t("eventWhatHint")} required value={what} onChange={setWhat} error={missing(what)} maxLength={300} />
      <TextField label={t("happened")} type="datetime-local" required value={happened} onChange={setHappened} error={missing(happened)} />
      {event.asks_for_due ? <TextField label={t("asked")} hint={t("askedHint")} type="datetime-local" value={asked} onChange={setAsked} /> : null}
    </FormDrawer>
  );
}
