import { useState, type ReactElement } from "react";
import type { NoticeFull, NoticeOpenAct } from "@/api/notices";
import { FileField } from "@/shared/files";
import { fromZonedInput, serverNow, toZonedInput, useZone } from "@/shared/format";
import { FormDrawer, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { useActOnNotice } from "../queries";

interface Props {
  notice: NoticeFull;
  act: NoticeOpenAct;
  onClose: () => void;
}

/** The form of one act beside the page: its fields from the server's table. */
export function ActDrawer({ notice, act, onClose }: Props): ReactElement {
  const { t } = useTexts("notices");
  const shared = useTexts();
  const words = useWords();
  const zone = useZone();
  const send = useActOnNotice(notice.id);
  const [at, setAt] = useState(() => toZonedInput(serverNow(), zone));
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const asks = (name: string) => act.required.includes(name) || act.optional.includes(name);
  const needs = (name: string) => act.required.includes(name);
  const missing = (name: string, value: string) => (tried && needs(name) && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const submit = () => {
    setTried(true);
    if ((needs("note") && !note.trim()) || (needs("at") && !at) || (needs("files") && files.length === 0) || busy) return;
    send.mutate({ act: act.act, expected_seq: notice.seq, note: note.trim(), files, ...(asks("at") ? { at: fromZonedInput(at, zone) } : {}) }, { onSuccess: onClose });
  };
  return (
    <FormDrawer title={words(act.label)} label={t("submit")} error={send.error} busy={send.isPending} waits={busy} onSubmit={submit} onClose={onClose}>
      {asks("at") ? <TextField label={t("at")} type="datetime-local" required={needs("at")} value={at} onChange={setAt} error={missing("at", at)} /> : null}
      <TextField label={t("note")} required={needs("note")} value={note} onChange={setNote} error={missing("note", note)} maxLength={20_000} lines={4} />
      <FileField label={t("files")} required={needs("files")} onChange={setFiles} onBusy={setBusy} error={missing("files", files.join(""))} />
    </FormDrawer>
  );
}
