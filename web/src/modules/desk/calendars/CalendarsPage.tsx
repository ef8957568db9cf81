import { useRef, useState, type ReactElement } from "react";
import { isProblem } from "@/api/problem";
import { FileChoice, FileEditor, readFile, RemarkList, remarksOfRefusal, useMayLoad, type Editor } from "@/modules/contracts";
import { SelectField, useDraft } from "@/shared/forms";
import { useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { PreviewResult } from "./PreviewResult";
import { useHolidayFiles, usePreviewHolidays } from "./queries";
import styles from "./calendars.module.css";

/** Administrators try a holiday table on the open cases before they put it into use. */
export function CalendarsPage(): ReactElement {
  const { t } = useTexts("desk");
  const mayLoad = useMayLoad();
  const files = useHolidayFiles(mayLoad);
  return (
    <Page title={t("calendars.title")} below={<p className={styles.lead}>{t("calendars.lead")}</p>}>
      {mayLoad ? null : <Panel><EmptyState title={t("calendars.notYours")} /></Panel>}
      {files.isError ? <ErrorState error={files.error} retry={() => void files.refetch()} /> : null}
      {mayLoad && files.isPending ? <Loading /> : null}
      {files.data ? <TryForm files={files.data} /> : null}
    </Page>
  );
}

function TryForm({ files }: { files: { year: number; own: boolean; text: string }[] }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const [text, setText] = useDraft("calendars.try", "");
  const [name, setName] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const [tried, setTried] = useState("");
  const editor = useRef<Editor>(null);
  const preview = usePreviewHolidays();
  const isFresh = tried !== "" && tried === text;
  const error = isFresh ? preview.error : null;
  const remarks = error && isProblem(error) ? remarksOfRefusal(error) : [];
  const change = (value: string, file = name) => {
    setText(value);
    setName(file);
    setUnreadable(false);
  };
  const take = async (file: File) => {
    const read = await readFile(file);
    if ("refused" in read) setUnreadable(true);
    else change(read.text, file.name);
  };
  const begin = (year: string) => {
    const found = files.find((file) => String(file.year) === year);
    if (found) change(found.text, `${found.year}.yaml`);
  };
  const send = () => {
    setTried(text);
    preview.mutate(text);
  };
  return (
    <div className={styles.form}>
      <Panel title={t("calendars.file")}>
        <div className={styles.form}>
          <div className={styles.choices}>
            <SelectField
              label={t("calendars.begin")}
              required
              value=""
              onChange={begin}
              options={files.map((file) => ({ value: String(file.year), label: t(file.own ? "calendars.ownYear" : "calendars.year", { year: file.year }) }))}
              empty={shared.t("state.choose")}
            />
            <FileChoice name={name} onFile={(file) => void take(file)} />
          </div>
          <FileEditor ref={editor} value={text} onChange={change} remarks={remarks} invalid={unreadable} describedBy="calendar-refused" />
          <p id="calendar-refused" role="alert" className={styles.hint}>
            {unreadable ? t("catalogue.unreadable") : ""}
          </p>
          <div className={styles.buttons}>
            <Button type="primary" onClick={send} loading={preview.isPending} disabled={text.trim() === ""}>
              {t("calendars.try")}
            </Button>
            <span className={styles.hint}>{t("calendars.nothingStored")}</span>
          </div>
        </div>
      </Panel>
      <section aria-live="polite" className={styles.form}>
        {error ? <Alert type="error" showIcon role="alert" title={isProblem(error) ? error.message : shared.t("state.offline")} /> : null}
        {remarks.length > 0 ? <Panel title={t("catalogue.faults")} flush><RemarkList remarks={remarks} text={tried} onLine={(line) => editor.current?.show(line)} /></Panel> : null}
        {isFresh && preview.data ? <PreviewResult found={preview.data} /> : null}
      </section>
    </div>
  );
}
