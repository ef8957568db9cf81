import { useState, type FormEvent, type ReactElement } from "react";
import type { DutyFull, OpenAct } from "@/api/duties";
import { FileField } from "@/shared/files";
import { fromZonedInput, useZone } from "@/shared/format";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Drawer } from "@/shared/ui";
import { useActOnDuty } from "../queries";
import styles from "./duties.module.css";

interface Props {
  duty: DutyFull;
  act: OpenAct;
  onClose: () => void;
}

/** The form of one act beside the page: its fields from the server's table. */
export function ActDrawer({ duty, act, onClose }: Props): ReactElement {
  const { t } = useTexts("duties");
  const shared = useTexts();
  const words = useWords();
  const zone = useZone();
  const send = useActOnDuty(duty.id);
  const [note, setNote] = useState("");
  const [due, setDue] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const asks = (name: string) => act.required.includes(name) || act.optional.includes(name);
  const needs = (name: string) => act.required.includes(name);
  const missing = (name: string, value: string) => (tried && needs(name) && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if ((needs("note") && !note.trim()) || (needs("due") && !due) || busy) return;
    send.mutate({ act: act.act, expected_seq: duty.seq, note: note.trim(), files, ...(due ? { due: fromZonedInput(due, zone) } : {}) }, { onSuccess: onClose });
  };
  return (
    <Drawer open onClose={onClose} size={520} title={words(act.label)}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {act.act === "submit" && duty.evidence.length > 0 ? <p className={styles.quiet}>{`${t("evidence")}：${duty.evidence.map(words).join("、")}`}</p> : null}
        {asks("due") ? <TextField label={t("field.due")} type="datetime-local" required={needs("due")} value={due} onChange={setDue} error={missing("due", due)} /> : null}
        {asks("note") ? <TextField label={t("field.note")} required={needs("note")} value={note} onChange={setNote} error={missing("note", note)} maxLength={20_000} lines={4} /> : null}
        {asks("files") ? <FileField label={t("field.files")} onChange={setFiles} onBusy={setBusy} /> : null}
        {send.error ? <Refusal error={send.error} /> : null}
        <div className={styles.buttons}>
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={busy}>
            {t("submit")}
          </Button>
          <Button onClick={onClose}>{shared.t("state.cancel")}</Button>
        </div>
      </form>
    </Drawer>
  );
}
