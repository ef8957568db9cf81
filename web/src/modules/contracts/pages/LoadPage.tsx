import { useRef, useState, type ReactElement } from "react";
import { Link, useNavigate } from "react-router";
import type { LoadResult } from "@/api/contracts";
import { isProblem } from "@/api/problem";
import { useDraft } from "@/shared/forms";
import { useLanguage, useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, Page, Panel } from "@/shared/ui";
import { readFile, refusedText, type Refused } from "../loading/file";
import { FileChoice } from "../loading/FileChoice";
import { FileEditor, type Editor } from "../loading/FileEditor";
import { RemarkList } from "../loading/RemarkList";
import { remarksOf, remarksOfRefusal, verdictOf, type Remark } from "../loading/remarks";
import { CheckSummary } from "../loading/CheckSummary";
import { useCheckFile, useLoadFile, useMayLoad } from "../queries";
import styles from "./LoadPage.module.css";

export function LoadPage(): ReactElement {
  const { t } = useTexts("contracts");
  const mayLoad = useMayLoad();
  return (
    <Page title={t("load.title")} above={<Link to="/contracts">{t("list.title")}</Link>} below={t("load.lead")}>
      {mayLoad ? <LoadForm /> : <Panel><EmptyState title={t("load.notYours")} note={t("load.notYoursNote")} action={<Link to="/contracts">{t("load.back")}</Link>} /></Panel>}
    </Page>
  );
}

/** Nothing that was typed is lost: what is refused stays in the text, with the reason beside it. */
function LoadForm(): ReactElement {
  const { t } = useTexts("contracts");
  const language = useLanguage();
  const navigate = useNavigate();
  const editor = useRef<Editor>(null);
  const [text, setText, forgetText] = useDraft("load", "");
  const [name, setName] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const [checked, setChecked] = useState("");
  const check = useCheckFile();
  const load = useLoadFile();
  const isFresh = checked !== "" && checked === text;
  const result = check.data;
  const verdict = result && isFresh ? verdictOf(result) : null;
  const remarks: Remark[] = load.error && isProblem(load.error) ? remarksOfRefusal(load.error) : result ? remarksOf(result, language) : [];
  const change = (value: string, file = name) => {
    setText(value);
    setName(file);
    setRefused(null);
    load.reset();
  };
  const take = async (file: File) => {
    const read = await readFile(file);
    if ("refused" in read) setRefused(read.refused);
    else change(read.text, file.name);
  };
  const send = () => {
    const reason = refusedText(text);
    setRefused(reason);
    load.reset();
    if (reason) return;
    setChecked(text);
    check.mutate(text);
  };
  const stored = (done: LoadResult) => {
    forgetText();
    if (done.is_new) void navigate(`/contracts/${done.id}?version=${done.version}`);
  };
  const store = () => load.mutate(text, { onSuccess: stored });
  return (
    <div className={styles.columns}>
      <Panel title={t("load.file")}>
        <div className={styles.form}>
          <FileChoice name={name} onFile={(file) => void take(file)} />
          <FileEditor ref={editor} value={text} onChange={change} remarks={isFresh ? remarks : []} invalid={refused !== null} describedBy="load-refused" />
          <p id="load-refused" className={styles.refused} role="alert">
            {refused ? t(`load.refused.${refused}`) : ""}
          </p>
          <div className={styles.buttons}>
            <Button type={verdict === "ready" ? "default" : "primary"} onClick={send} loading={check.isPending}>
              {t("load.check")}
            </Button>
            <Button type={verdict === "ready" ? "primary" : "default"} onClick={store} loading={load.isPending} disabled={verdict === null || verdict === "unreadable"}>
              {t(verdict === "draft" ? "load.storeDraft" : "load.store")}
            </Button>
            <span className={styles.hint}>{t(verdict === null ? "load.checkFirst" : `load.hint.${verdict}`)}</span>
          </div>
        </div>
      </Panel>
      <section className={styles.results} aria-live="polite">
        <Panel title={t("load.results")} flush>
          <CheckSummary result={result} isFresh={isFresh} error={check.error} />
          <LoadOutcome error={load.error} done={load.data} />
          {remarks.length > 0 ? <RemarkList remarks={remarks} text={load.error ? text : checked} onLine={(line) => editor.current?.show(line)} /> : null}
        </Panel>
      </section>
    </div>
  );
}

function LoadOutcome({ error, done }: { error: Error | null; done: LoadResult | undefined }): ReactElement | null {
  const { t } = useTexts("contracts");
  const shared = useTexts();
  if (error) return <Alert className={styles.notice} type="error" showIcon role="alert" title={isProblem(error) ? error.message : shared.t("state.offline")} description={t("load.nothingStored")} />;
  if (!done || done.is_new) return null;
  const there = <Link to={`/contracts/${done.id}?version=${done.version}`}>{t("load.openThere", { code: done.code, version: done.version })}</Link>;
  return <Alert className={styles.notice} type="info" showIcon title={t("load.already")} description={there} />;
}
