import { useState, type ReactElement } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { RunForm } from "@/api/whatif";
import { useTexts, useWords } from "@/shared/i18n";
import { ErrorState, Loading, Page, Views } from "@/shared/ui";
import { RecordsView } from "../components/RecordsView";
import { YearView } from "../components/YearView";
import type { Edits } from "../edits";
import { useRunForm } from "../queries";

const VIEWS = ["records", "year"] as const;

/** A contract's records under other terms, and a simulated year. */
export function WhatIfPage(): ReactElement {
  const { contract = "" } = useParams();
  const form = useRunForm(contract);
  if (form.isPending) return <Loading rows={12} />;
  if (form.isError) return <ErrorState error={form.error} retry={() => void form.refetch()} />;
  return <WhatIf contract={contract} form={form.data} />;
}

/** What was typed over one version of the terms; another version begins anew. */
interface Typed {
  version: number;
  edits: Edits;
}

function WhatIf({ contract, form }: { contract: string; form: RunForm }): ReactElement {
  const { t } = useTexts("whatif");
  const words = useWords();
  const [query] = useSearchParams();
  const [typed, setTyped] = useState<Typed>({ version: form.version, edits: {} });
  const view = VIEWS.find((name) => name === query.get("view")) ?? "records";
  const above = (
    <>
      <Link to={`/contracts/${contract}`}>{`${form.code} ${words(form.title)}`}</Link>
      <Link to={`/settlement/${contract}`}>{t("settlement")}</Link>
    </>
  );
  return (
    <Page title={t("title")} above={above} below={t("lead")}>
      <Views label={t("views")} views={VIEWS.map((name) => ({ name, text: t(`view.${name}`) }))} current={view} />
      {view === "records" ? (
        <RecordsView contract={contract} now={form} edits={(version) => (typed.version === version ? typed.edits : {})} onEdit={(version, edits) => setTyped({ version, edits })} />
      ) : (
        <YearView contract={contract} form={form} edits={typed.version === form.version ? typed.edits : {}} />
      )}
    </Page>
  );
}
