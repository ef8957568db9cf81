import { useState, type FormEvent, type ReactElement } from "react";
import { useNavigate } from "react-router";
import type { EventRow } from "@/api/duties";
import { fromZonedInput, serverNow, toZonedInput, useZone } from "@/shared/format";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Drawer } from "@/shared/ui";
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
  const submit = (form: FormEvent) => {
    form.preventDefault();
    setTried(true);
    if (!what.trim() || !happened) return;
    open.mutate(
      { contract_id: contract, obligation: event.obligation, what: what.trim(), happened_at: fromZonedInput(happened, zone), asked: asked ? fromZonedInput(asked, zone) : null },
      { onSuccess: (full) => void go(`/duties/${full.id}`) },
    );
  };
  return (
    <Drawer open onClose={onClose} size={520} title={`${t("note")}：${words(event.name)}`}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.quiet}>{words(event.what)}</p>
        <TextField label={t("eventWhat")} hint={t("eventWhatHint")} required value={what} onChange={setWhat} error={missing(what)} maxLength={300} />
        <TextField label={t("happened")} type="datetime-local" required value={happened} onChange={setHappened} error={missing(happened)} />
        {event.asks_for_due ? <TextField label={t("asked")} hint={t("askedHint")} type="datetime-local" value={asked} onChange={setAsked} /> : null}
        {open.error ? <Refusal error={open.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            {t("submit")}
          </Button>
          <Button onClick={onClose}>{shared.t("state.cancel")}</Button>
        </div>
      </form>
    </Drawer>
  );
}
