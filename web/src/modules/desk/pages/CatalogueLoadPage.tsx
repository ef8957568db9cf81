import { useRef, useState, type ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import { isProblem } from "@/api/problem";
import { FileChoice, FileEditor, readFile, RemarkList, remarksOfRefusal, useMayLoad, type Editor } from "@/modules/contracts";
import { useDraft } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, Page, Panel } from "@/shared/ui";
import styles from "../catalogue/catalogue.module.css";
import { useCheckCatalogue, useLoadCatalogue } from "../catalogue/queries";

/** Administrators add items to a contract's catalogue by a file; every fault is named by its line. */
export function CatalogueLoadPage(): ReactElement {
  const { t } = useTexts("desk");
  const [query] = useSearchParams();
  const contract = query.get("contract") ?? "";
  const back = <Link to={`/catalogue?contract=${contract}`}>{t("catalogue.title")}</Link>;
  const mayLoad = useMayLoad();
  return (
    <Page title={t("catalogue.load")} above={back} below={t("catalogue.loadLead")}>
      {mayLoad && contract ? <LoadForm contract={contract} /> : <Panel><EmptyState title={t("catalogue.notYours")} action={back} /></Panel>}
    </Page>
  );
}

function LoadForm({ contract }: { contract: string }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const [text, setText, forgetText] = useDraft(`catalogue.load.${contract}`, "");
  const [name, setName] = useState("");
  const [unreadable, setUnreadable] = useState(false);
  const editor = useRef<Editor>(null);
  const check = useCheckCatalogue(contract);
  const load = useLoadCatalogue(contract);
  const [checked, setChecked] = useState("");
  const error = load.error ?? check.error;
  const isFresh = checked !== "" && checked === text;
  const remarks = error && isProblem(error) && isFresh ? remarksOfRefusal(error) : [];
  const change = (value: string, file = name) => {
    setText(value);
    setName(file);
    setUnreadable(false);
    load.reset();
  };
  const take = async (file: File) => {
    const read = await readFile(file);
    if ("refused" in read) setUnreadable(true);
    else change(read.text, file.name);
  };
  const send = () => {
    setChecked(text);
    load.reset();
    check.mutate(text);
  };
  const isGood = isFresh && check.isSuccess;
  return (
    <div className={styles.form}>
      <Panel title={t("catalogue.file")}>
        <div className={styles.form}>
          <FileChoice name={name} onFile={(file) => void take(file)} />
          <FileEditor ref={editor} value={text} onChange={change} remarks={remarks} invalid={unreadable} describedBy="catalogue-refused" />
          <p id="catalogue-refused" role="alert" className={styles.hint}>
            {unreadable ? t("catalogue.unreadable") : ""}
          </p>
          <div className={styles.buttons}>
            <Button type={isGood ? "default" : "primary"} onClick={send} loading={check.isPending} disabled={text.trim() === ""}>
              {t("catalogue.check")}
            </Button>
            <Button type={isGood ? "primary" : "default"} onClick={() => load.mutate(text, { onSuccess: forgetText })} loading={load.isPending} disabled={!isGood}>
              {t("catalogue.store")}
            </Button>
            <span className={styles.hint}>{t(isGood ? "catalogue.checkedGood" : "catalogue.checkFirst")}</span>
          </div>
        </div>
      </Panel>
      <section aria-live="polite" className={styles.form}>
        {error && isFresh ? <Alert type="error" showIcon role="alert" title={isProblem(error) ? error.message : shared.t("state.offline")} description={t("catalogue.nothingStored")} /> : null}
        {remarks.length > 0 ? <Panel title={t("catalogue.faults")} flush><RemarkList remarks={remarks} text={checked} onLine={(line) => editor.current?.show(line)} /></Panel> : null}
        {load.data ? (
          <Alert
            type="success"
            showIcon
            title={t(load.data.is_new ? "catalogue.stored" : "catalogue.already", { count: load.data.items.length })}
            description={load.data.items.map((item) => `${words(item.name)} (${item.id} ${t("catalogue.version", { version: item.version })})`).join(" · ")}
          />
        ) : null}
        {isGood && !load.data ? <Alert type="info" showIcon title={t("catalogue.found", { count: check.data.items.length })} description={check.data.items.map((item) => words(item.name)).join(" · ")} /> : null}
      </section>
    </div>
  );
}
