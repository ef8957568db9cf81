import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import { useContracts } from "@/modules/contracts";
import { CardChoice, SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { ItemChoice } from "../catalogue/ItemChoice";
import { useCatalogue } from "../catalogue/queries";
import { CaseForm } from "../report/CaseForm";
import { ItemForm } from "../report/ItemForm";
import { isKind, KINDS, type Kind } from "../report/kinds";
import styles from "../report/report.module.css";

export function ReportPage(): ReactElement {
  const { t } = useTexts("desk");
  const contracts = useContracts();
  return (
    <Page title={t("report.title")} below={t("report.lead")}>
      {contracts.isPending ? <Loading /> : null}
      {contracts.isError ? <ErrorState error={contracts.error} retry={() => void contracts.refetch()} /> : null}
      {contracts.data?.length === 0 ? <EmptyState title={t("report.noContract")} note={t("report.noContractNote")} /> : null}
      {contracts.data?.length ? <Steps first={contracts.data.length === 1 ? (contracts.data[0]?.id ?? "") : ""} /> : null}
    </Page>
  );
}

/** The contract, then what it is about, then its form; all of it stands in the address. */
function Steps({ first }: { first: string }): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const contract = query.get("contract") ?? first;
  const asked = query.get("what") ?? "fault";
  const kind: Kind = isKind(asked) ? asked : "fault";
  const go = (changes: Record<string, string>) => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === "") next.delete(name);
      else next.set(name, value);
    }
    setQuery(next, { replace: true });
  };
  return (
    <div className={styles.form}>
      <Panel title={t("report.what")}>
        <div className={styles.fields}>
          <SelectField
            label={t("column.contract")}
            required
            value={contract}
            onChange={(id) => go({ contract: id, item: "" })}
            empty={shared.t("state.choose")}
            options={(contracts.data ?? []).map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))}
          />
          <div className={styles.kinds}>
            <CardChoice label={t("report.kind")} name="kind" required value={kind} onChange={(what) => go({ what, item: "" })} options={KINDS.map((one) => ({ value: one, label: t(`report.kindOf.${one}`), note: t(`report.kindNote.${one}`) }))} />
          </div>
        </div>
      </Panel>
      {contract === "" ? <p className={styles.quiet}>{t("report.contractFirst")}</p> : null}
      {contract !== "" && kind === "catalogue" ? <FromCatalogue contract={contract} item={query.get("item") ?? ""} choose={(item) => go({ item })} /> : null}
      {contract !== "" && kind !== "catalogue" ? <CaseForm key={contract} contract={contract} kind={kind} /> : null}
    </div>
  );
}

function FromCatalogue({ contract, item, choose }: { contract: string; item: string; choose: (item: string) => void }): ReactElement {
  const catalogue = useCatalogue(contract);
  if (catalogue.isPending) return <Loading />;
  if (catalogue.isError) return <ErrorState error={catalogue.error} retry={() => void catalogue.refetch()} />;
  return (
    <>
      <Panel>
        <ItemChoice items={catalogue.data} value={item} onChange={choose} />
      </Panel>
      {item === "" ? null : <ItemForm key={item} contract={contract} item={item} />}
    </>
  );
}
