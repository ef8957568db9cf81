import { useState, type ReactElement } from "react";
import type { DutyFull, OpenAct } from "@/api/duties";
import { FileField } from "@/shared/files";
import { fromZonedInput, useZone } from "@/shared/format";
import { FormDrawer, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
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
  const submit = () => {
    setTried(true);
    if ((needs("note") && !note.trim()) || (needs("due") && !due) || busy) return;
    send.mutate({ act: act.act, expected_seq: duty.seq, note: note.trim(), files, ...(due ? { due: fromZonedInput(due, zone) } : {}) }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={words(act.label)} label={t("submit")} error={send.error} busy={send.isPending} waits={busy} onSubmit={submit} onClose={onClose}>
      {act.act === "submit" && duty.evidence.length > 0 ? <p className={styles.quiet}>{`${t("evidence")}：${duty.evidence.map(words).join("、")}`}</p> : null}
      {asks("due") ? <TextField label={t("field.due")} type="datetime-local" required={needs("due")} value={due} onChange={setDue} error={missing("due", due)} /> : null}
      {asks("note") ? <TextField label={t("field.note")} required={needs("note")} value={note} onChange={setNote} error={missing("note", note)} maxLength={20_000} lines={4} /> : null}
      {asks("files") ? <FileField label={t("field.files")} onChange={setFiles} onBusy={setBusy} /> : null}
    </FormDrawer>
  );
}
