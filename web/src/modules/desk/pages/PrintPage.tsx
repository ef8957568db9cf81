import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import { ZoneContext } from "@/shared/format";
import { useTexts } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Loading, Page } from "@/shared/ui";
import { FORMS, isForm, lastOf, type FormName } from "../afterwards/forms";
import styles from "../afterwards/print.module.css";
import { Sheet } from "../afterwards/Sheet";
import { SignPanel } from "../afterwards/SignPanel";
import { useCase } from "../queries";

/** A form of a case as it is printed; above it, on the screen alone, what may be done with it. */
export function PrintPage(): ReactElement {
  const { t } = useTexts("desk");
  const { number = "", form = "" } = useParams();
  const found = useCase(number);
  if (!isForm(form)) return <EmptyState title={t("print.noForm")} action={<Link to={`/cases/${number}`}>{number}</Link>} />;
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  const maySign = found.data.acts.some((act) => act.act === "sign");
  const isEmpty = form === "contact" && !lastOf(found.data, "contact_sheet_sent");
  return (
    <ZoneContext value={found.data.case.contract.timezone}>
      <div className={styles.screen}>
        <Page title={t("print.pageTitle", { form: t(`print.form.${form}`), number })} above={<Link to={`/cases/${number}`}>{number}</Link>} actions={<Button type="primary" onClick={() => window.print()}>{t("print.print")}</Button>}>
          <Forms number={number} chosen={form} />
        </Page>
      </div>
      {isEmpty ? <div className={styles.screen}><EmptyState title={t("print.noSheet")} note={t("print.noSheetNote")} /></div> : <Sheet detail={found.data} form={form} />}
      {maySign && !isEmpty ? (
        <div className={styles.screen}>
          <SignPanel key={form} detail={found.data} form={form} />
        </div>
      ) : null}
    </ZoneContext>
  );
}

function Forms({ number, chosen }: { number: string; chosen: FormName }): ReactElement {
  const { t } = useTexts("desk");
  return (
    <nav className={styles.bar} aria-label={t("print.forms")}>
      {FORMS.map((form) => (
        <Link key={form} to={`/cases/${number}/print/${form}`} aria-current={form === chosen ? "page" : undefined}>
          {t(`print.form.${form}`)}
        </Link>
      ))}
    </nav>
  );
}
