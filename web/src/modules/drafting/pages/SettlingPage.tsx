import { useRef, type ReactElement } from "react";
import { Link, useParams } from "react-router";
import type { Settling } from "@/api/drafting";
import { FileEditor, RemarkList, type Editor } from "@/modules/contracts";
import { Refusal, useDraft } from "@/shared/forms";
import { useMoment } from "@/shared/format";
import { inLanguage, useLanguage, useTexts } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { Remarks } from "../components/Remarks";
import { SignPanel } from "../components/SignPanel";
import styles from "../components/drafting.module.css";
import { useKeepFile, useSettling } from "../queries";

export function SettlingPage(): ReactElement {
  const { t } = useTexts("drafting");
  const { reviewId = "" } = useParams();
  const settling = useSettling(reviewId);
  if (settling.isPending) return <Loading rows={12} />;
  if (settling.isError && !settling.data) return <ErrorState error={settling.error} retry={() => void settling.refetch()} />;
  return (
    <Page title={t("contractFile")} above={<Link to={`/drafting/${reviewId}`}>{t("back")}</Link>} below={t("contractLead")}>
      <Desk key={reviewId} id={reviewId} settling={settling.data} />
    </Page>
  );
}

/** The contract file at the left; what is wrong with it, what is open and the signatures at the right. */
function Desk({ id, settling }: { id: string; settling: Settling }): ReactElement {
  const { t } = useTexts("drafting");
  const language = useLanguage();
  const moment = useMoment();
  const editor = useRef<Editor>(null);
  const keep = useKeepFile(id);
  const [typed, setTyped, forgetTyped] = useDraft(`settling.${id}`, "");
  const isOpen = settling.contract_id === null;
  const text = isOpen && typed ? typed : settling.text;
  const isNew = settling.kept_at === null;
  const changed = text !== settling.text;
  const open = settling.remarks.filter((one) => one.severity === "open");
  const remarks = changed ? [] : settling.remarks.flatMap((one) => (one.severity === "open" ? [] : [{ severity: one.severity, message: inLanguage(one.message, language), line: one.line }]));
  const save = () =>
    keep.mutate(text, {
      onSuccess: () => {
        forgetTyped();
        setTyped("");
      },
    });
  const kept = settling.kept_at ? t("kept", { by: settling.kept_by, at: moment(settling.kept_at) }) : t("notKept");
  return (
    <div className={styles.desk}>
      <Panel title={t("contractFile")} aside={<span className={styles.quiet}>{kept}</span>}>
        <div className={styles.form}>
          {settling.is_stale && isOpen ? <Alert type="warning" showIcon title={t("stale")} /> : null}
          <FileEditor ref={editor} value={text} onChange={isOpen ? setTyped : () => undefined} remarks={remarks} invalid={false} describedBy="file-hint" />
          <p id="file-hint" className={styles.quiet}>{t("fileHint")}</p>
          {keep.error ? <Refusal error={keep.error} /> : null}
          {isOpen ? (
            <div className={styles.acts}>
              <Button type={changed || isNew || settling.is_stale ? "primary" : "default"} loading={keep.isPending} onClick={save}>
                {t("keep")}
              </Button>
              <Button disabled={text === settling.fresh} onClick={() => setTyped(settling.fresh)}>
                {t("again")}
              </Button>
            </div>
          ) : null}
        </div>
      </Panel>
      <div className={styles.side}>
        <SignPanel id={id} settling={settling} changed={changed} />
        <Panel title={t("findings")} flush>
          {changed ? <EmptyState title={t("notChecked")} note={t("notCheckedNote")} /> : remarks.length > 0 ? <RemarkList remarks={remarks} text={text} onLine={(line) => editor.current?.show(line)} /> : <EmptyState title={t("noFindings")} note={t("noFindingsNote")} />}
        </Panel>
        {open.length > 0 && isOpen ? (
          <Panel title={t("toAdd", { count: open.length })}>
            <Remarks remarks={open} />
          </Panel>
        ) : null}
      </div>
    </div>
  );
}
