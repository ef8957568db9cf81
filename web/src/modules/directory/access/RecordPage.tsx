import { useMemo, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import { isProblem } from "@/api/problem";
import { useZone, zoneName } from "@/shared/format";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Button, EmptyState, ErrorState, Page, PagedRows, Panel } from "@/shared/ui";
import { AccessFiltersBar } from "./AccessFiltersBar";
import { AccessTable } from "./AccessTable";
import { exportAddress, filtersOf, isNarrowed } from "./asked";
import { useNames } from "./names";
import { useAccesses } from "./queries";

/** Who read, exported, changed or administered what; the filters stand in the address. */
export function RecordPage(): ReactElement {
  const { t } = useTexts("access");
  const [query] = useSearchParams();
  const filters = useMemo(() => filtersOf(query), [query]);
  const list = useAccesses(filters);
  if (isProblem(list.error, 403)) {
    return (
      <Page title={t("record.title")}>
        <Panel>
          <ErrorState error={list.error} />
        </Panel>
      </Page>
    );
  }
  const download = <Button href={exportAddress(filters)} download>{t("record.export")}</Button>;
  return (
    <Page title={t("record.title")} below={<Lead />} actions={download}>
      <Found list={list} />
    </Page>
  );
}

function Lead(): ReactElement {
  const { t } = useTexts("access");
  const shared = useTexts();
  const language = useLanguage();
  const zone = useZone();
  return (
    <>
      <p>{t("record.lead")}</p>
      <p>{shared.t("time.zone", { zone: zoneName(zone, language) })}</p>
    </>
  );
}

function Found({ list }: { list: ReturnType<typeof useAccesses> }): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  const names = useNames();
  const [query] = useSearchParams();
  const pages = useMemo(() => list.data?.pages.map((page) => page.items) ?? [], [list.data]);
  const count = pages.reduce((sum, rows) => sum + rows.length, 0);
  const kinds = (list.data?.pages[0]?.kinds ?? []).map((kind) => ({ value: kind.id, label: words(kind.name) }));
  const person = pages.flat().find((row) => row.person_id === query.get("person_id"))?.person;
  const narrowed = isNarrowed(query);
  return (
    <Panel flush label={t("record.title")}>
      <AccessFiltersBar kinds={kinds} written={names.written} person={person} />
      <PagedRows list={list} count={count} empty={<EmptyState title={t(narrowed ? "record.none" : "record.empty")} note={t(narrowed ? "record.noneNote" : "record.emptyNote")} />}>
        <AccessTable pages={pages} names={names} />
      </PagedRows>
    </Panel>
  );
}
