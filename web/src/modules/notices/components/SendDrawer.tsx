import { useState, type ReactElement } from "react";
import { useNavigate } from "react-router";
import type { NoticeBook, NoticeMedium } from "@/api/notices";
import { FileField } from "@/shared/files";
import { fromZonedInput, serverNow, toZonedInput } from "@/shared/format";
import { FormDrawer, SelectField, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Checkbox } from "@/shared/ui";
import { useSendNotice } from "../queries";
import styles from "./notices.module.css";

/** Registers a notice that one's own side has sent, and leads to it. */
export function SendDrawer({ book, onClose }: { book: NoticeBook; onClose: () => void }): ReactElement {
  const { t } = useTexts("notices");
  const shared = useTexts();
  const words = useWords();
  const go = useNavigate();
  const send = useSendNotice();
  const [medium, setMedium] = useState<NoticeMedium>("mail");
  const [subject, setSubject] = useState("");
  const [text, setText] = useState("");
  const [sent, setSent] = useState(() => toZonedInput(serverNow(), book.timezone));
  const [objection, setObjection] = useState(false);
  const [ends, setEnds] = useState("");
  const [files, setFiles] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value.trim() ? shared.t("state.requiredMissing") : undefined);
  const rule = book.rules.find((one) => one.medium === medium);
  const submit = () => {
    setTried(true);
    if (!subject.trim() || !text.trim() || !sent || busy) return;
    send.mutate({ contract_id: book.contract_id, medium, subject: subject.trim(), text: text.trim(), sent_at: fromZonedInput(sent, book.timezone), objection, support_ends_on: ends || null, files }, { onSuccess: (full) => void go(`/notices/${full.id}`) });
  };
  return (
    <FormDrawer title={t("send")} label={t("submit")} error={send.error} busy={send.isPending} waits={busy} onSubmit={submit} onClose={onClose}>
      <p className={styles.quiet}>{t("sendLead")}</p>
      <TextField label={t("subject")} required value={subject} onChange={setSubject} error={missing(subject)} maxLength={200} />
      <TextField label={t("text")} required value={text} onChange={setText} error={missing(text)} maxLength={20_000} lines={5} />
      <SelectField label={t("medium")} required value={medium} onChange={(value) => setMedium(value as NoticeMedium)} options={book.rules.map((one) => ({ value: one.medium, label: words(one.label) }))} hint={rule?.deemed ? t("deemed", { why: words(rule.deemed) }) : t("noRule")} />
      <TextField label={t("sentAt")} type="datetime-local" required value={sent} onChange={setSent} error={missing(sent)} />
      <div>
        <Checkbox checked={objection} onChange={(event) => setObjection(event.target.checked)}>
          {t("isObjection")}
        </Checkbox>
        <p className={styles.quiet}>{t("objectionHint")}</p>
      </div>
      {book.mine === "vendor" ? <TextField label={t("supportEnds")} type="date" value={ends} onChange={setEnds} hint={t("supportHint")} /> : null}
      <FileField label={t("files")} onChange={setFiles} onBusy={setBusy} />
    </FormDrawer>
  );
}
