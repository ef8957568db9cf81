import { useState, type ReactElement } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { PersonRow, Unit } from "@/api/directory";
import { TextField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, EmptyState, ErrorState, Loading, Page, PagedRows, Panel, Tag, type Column } from "@/shared/ui";
import { useKeeper } from "../queries";
import { usePeople, useUnits } from "./calls";
import { DirectoryTabs } from "./DirectoryTabs";
import { treeOf } from "./tree";
import { OrganisationDrawer } from "./UnitDrawers";
import { UnitPanel } from "./UnitPanel";
import { UnitTree } from "./UnitTree";
import styles from "./units.module.css";

const address = (id: string) => (id ? `/units?unit=${id}` : "/units");

/** The units that one administers, and who works in them. */
export function UnitsPage(): ReactElement {
  const { t } = useTexts("units");
  const go = useNavigate();
  const list = useUnits();
  const [adding, setAdding] = useState(false);
  const keeper = useKeeper();
  return (
    <Page title={t("title")} below={<DirectoryTabs />} actions={keeper.everywhere ? <Button onClick={() => setAdding(true)}>{t("addOrganisation")}</Button> : null}>
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : null}
      {list.data?.length === 0 ? <EmptyState title={t("empty")} note={t("emptyNote")} /> : null}
      {list.data && list.data.length > 0 ? <Units units={list.data} /> : null}
      {adding ? <OrganisationDrawer onMade={(made) => (setAdding(false), void go(address(made.id)))} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Units({ units }: { units: Unit[] }): ReactElement {
  const { t } = useTexts("units");
  const [query] = useSearchParams();
  const open = units.filter((unit) => !unit.is_closed);
  const unit = open.find((one) => one.id === query.get("unit")) ?? open[0];
  if (!unit) return <EmptyState title={t("empty")} note={t("emptyNote")} />;
  return (
    <div className={styles.halves}>
      <Panel title={t("tree")}>
        <nav className={styles.scroll} aria-label={t("tree")}>
          <UnitTree branches={treeOf(units)} chosen={unit.id} address={address} />
        </nav>
      </Panel>
      <div className={styles.stack}>
        <UnitPanel key={unit.id} unit={unit} above={unit.parent_id ?? undefined} address={address} />
        <People key={`people ${unit.id}`} unit={unit} />
      </div>
    </div>
  );
}

function People({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTexts("units");
  const [words, setWords] = useState("");
  const list = usePeople(unit.id, words.trim());
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel flush title={t("people")}>
      <div className={styles.search}>
        <TextField label={t("find")} type="search" value={words} onChange={setWords} maxLength={100} required />
      </div>
      <PagedRows list={list} count={rows.length} empty={<EmptyState title={t(words.trim() ? "nobodyFound" : "nobody")} />}>
        <PeopleTable rows={rows} />
      </PagedRows>
    </Panel>
  );
}

export function PeopleTable({ rows }: { rows: PersonRow[] }): ReactElement {
  const { t } = useTexts("units");
  const words = useWords();
  const columns: Column<PersonRow>[] = [
    {
      key: "name",
      title: t("name"),
      phone: "lead",
      cell: (row) => (
        <span>
          <Link to={`/people/${row.id}`}>{row.name}</Link> {row.is_active ? null : <Tag>{t("closedAccount")}</Tag>}
          <span className={styles.sub}>{row.login}</span>
        </span>
      ),
    },
    { key: "unit", title: t("unit"), cell: (row) => (row.unit ? words(row.unit) : "—") },
    { key: "title", title: t("jobTitle"), cell: (row) => row.title || "—" },
    { key: "phone", title: t("phone"), nowrap: true, cell: (row) => row.phone || "—" },
    { key: "mail", title: t("mail"), cell: (row) => row.mail || "—" },
  ];
  return <DataTable caption={t("people")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
