import { useDeferredValue, useState, type FormEvent, type ReactElement } from "react";
import type { KindDetail, Preview, Wording } from "@/api/notify";
import { useMoment } from "@/shared/format";
import { Refusal, TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, Facts, Panel } from "@/shared/ui";
import { usePreview, useWriteWords, type WordsPlace } from "../queries";
import styles from "./notify.module.css";

/** The words of a kind beside how they read; each change is kept as a version. */
export function WordsEditor({ detail, place }: { detail: KindDetail; place: WordsPlace }): ReactElement {
  const { t } = useTexts("notify");
  const words = useWords();
  const write = useWriteWords(place);
  const [draft, setDraft] = useState<Wording>(detail.words);
  const preview = usePreview(place, useDeferredValue(draft));
  const faults = preview.data?.problems ?? [];
  const fault = (part: string) => faults.filter((one) => one.part === part).map((one) => words(one)).join("；") || undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ base: detail.base, wording: draft });
  };
  const restore = () => write.mutate({ base: detail.base }, { onSuccess: (restored) => setDraft(restored.words) });
  return (
    <div className={styles.halves}>
      <div className={styles.stack}>
        <Panel title={t("templates.edit")}>
          <form className={styles.form} onSubmit={submit}>
            <TextField label={t("templates.subject")} required value={draft.subject} maxLength={300} error={fault("subject")} onChange={(subject) => setDraft({ ...draft, subject })} />
            <TextField label={t("templates.mail")} required lines={14} value={draft.mail} maxLength={20000} error={fault("mail")} onChange={(mail) => setDraft({ ...draft, mail })} />
            <TextField label={t("templates.sms")} required lines={4} value={draft.sms} maxLength={500} error={fault("sms")} onChange={(sms) => setDraft({ ...draft, sms })} />
            {write.isError ? <Refusal error={write.error} /> : null}
            {write.isSuccess ? <p role="status">{t("templates.saved", { version: write.data.base })}</p> : null}
            {detail.can_edit ? (
              <div className={styles.buttons}>
                <Button type="primary" htmlType="submit" loading={write.isPending} disabled={faults.length > 0}>
                  {t("templates.save")}
                </Button>
                {detail.base > 0 ? <Button onClick={restore}>{t("templates.restore")}</Button> : null}
                {faults.length > 0 ? <span role="alert">{t("templates.faults")}</span> : null}
              </div>
            ) : (
              <p className={styles.quiet}>{t("templates.readOnly")}</p>
            )}
          </form>
        </Panel>
        <Versions detail={detail} onTake={setDraft} />
      </div>
      <div className={styles.stack}>
        <Reading preview={preview.data} />
        <Panel title={t("templates.variables")}>
          <p className={styles.quiet}>{t("templates.variablesNote")}</p>
          <Facts items={detail.placeholders.map((one) => [`{${one.name}}`, words(one.label)])} />
        </Panel>
      </div>
    </div>
  );
}

function Reading({ preview }: { preview: Preview | undefined }): ReactElement {
  const { t } = useTexts("notify");
  const readable = preview && preview.problems.length === 0;
  return (
    <Panel title={t("templates.preview")}>
      <p className={styles.quiet}>{t(preview && !readable ? "templates.faults" : "templates.previewNote")}</p>
      {readable ? (
        <div className={styles.stack}>
          <p>
            <strong>{preview.subject}</strong>
          </p>
          <pre className={styles.text}>{preview.mail}</pre>
          <pre className={styles.text}>{preview.sms}</pre>
          <p className={styles.sub}>{t("templates.smsLength", { places: preview.sms_places, messages: preview.sms_messages })}</p>
        </div>
      ) : null}
    </Panel>
  );
}

function Versions({ detail, onTake }: { detail: KindDetail; onTake: (words: Wording) => void }): ReactElement {
  const { t } = useTexts("notify");
  const moment = useMoment();
  return (
    <Panel title={t("templates.versions")}>
      {detail.versions.length === 0 ? <p className={styles.quiet}>{t("templates.noVersions")}</p> : null}
      <ol className={styles.traces}>
        {detail.versions.map((one) => {
          const title = t("templates.version", { version: one.version, name: one.made_by, moment: moment(one.made_at) });
          return (
            <li key={one.version} className={styles.lineHead}>
              <span>
                {title}
                {one.shipped ? <span className={styles.sub}>{t("templates.restored")}</span> : null}
              </span>
              <Button onClick={() => onTake(one.words)} aria-label={`${t("templates.take")} ${title}`}>
                {t("templates.take")}
              </Button>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
