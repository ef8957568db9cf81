import type { ReactElement } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { CatalogueItem } from "@/api/catalogue";
import { useContracts, useMayLoad } from "@/modules/contracts";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Loading, Page } from "@/shared/ui";
import styles from "../catalogue/catalogue.module.css";
import { ItemNotes } from "../catalogue/ItemNotes";
import { useCatalogue } from "../catalogue/queries";

/** What may be asked for under a contract, by groups. */
export function CataloguePage(): ReactElement {
  const { t } = useTexts("desk");
  const shared = useTexts();
  const words = useWords();
  const navigate = useNavigate();
  const contracts = useContracts();
  const [query, setQuery] = useSearchParams();
  const contract = query.get("contract") ?? contracts.data?.[0]?.id ?? "";
  const mayLoad = useMayLoad();
  const load = <Button onClick={() => void navigate(`/catalogue/load?contract=${contract}`)}>{t("catalogue.load")}</Button>;
  return (
    <Page title={t("catalogue.title")} below={t("catalogue.lead")} actions={mayLoad && contract ? load : undefined}>
      {contracts.isPending ? <Loading /> : null}
      {contracts.isError ? <ErrorState error={contracts.error} retry={() => void contracts.refetch()} /> : null}
      {contracts.data?.length === 0 ? <EmptyState title={t("report.noContract")} note={t("report.noContractNote")} /> : null}
      {contracts.data?.length ? (
        <>
          <div className={styles.bar}>
            <SelectField
              label={t("column.contract")}
              required
              value={contract}
              onChange={(id) => setQuery({ contract: id }, { replace: true })}
              options={contracts.data.map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))}
              empty={contract ? undefined : shared.t("state.choose")}
            />
          </div>
          <Items contract={contract} />
        </>
      ) : null}
    </Page>
  );
}

function Items({ contract }: { contract: string }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  const catalogue = useCatalogue(contract);
  if (catalogue.isPending) return <Loading />;
  if (catalogue.isError) return <ErrorState error={catalogue.error} retry={() => void catalogue.refetch()} />;
  if (catalogue.data.length === 0) return <EmptyState title={t("catalogue.empty")} />;
  const groups = [...new Set(catalogue.data.map((item) => words(item.group)))];
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group} aria-label={group}>
          <h2 className={styles.group}>{group}</h2>
          <ul className={styles.items}>
            {catalogue.data.filter((item) => words(item.group) === group).map((item) => <ItemCard key={item.id} contract={contract} item={item} />)}
          </ul>
        </section>
      ))}
    </div>
  );
}

function ItemCard({ contract, item }: { contract: string; item: CatalogueItem }): ReactElement {
  const { t } = useTexts("desk");
  const words = useWords();
  return (
    <li className={styles.card}>
      <div>
        <h3>
          <Link to={`/cases/report?contract=${contract}&what=catalogue&item=${item.id}`}>{words(item.name)}</Link>
        </h3>
        <span className={styles.version}>{t("catalogue.version", { version: item.version })}</span>
      </div>
      <p>{words(item.description)}</p>
      <ItemNotes item={item} />
    </li>
  );
}

