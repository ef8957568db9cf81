import { useState, type ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { RosterWeek } from "@/api/people";
import { ClauseLink, useContracts } from "@/modules/contracts";
import { formatDate, useMoment, ZoneContext } from "@/shared/format";
import { SelectField } from "@/shared/forms";
import { useLanguage, useTexts, useWords } from "@/shared/i18n";
import { Alert, Button, EmptyState, ErrorState, Loading, Page, Panel } from "@/shared/ui";
import { AddShift } from "../components/AddShift";
import { dayAfter } from "../components/days";
import { RoleWeek } from "../components/RoleWeek";
import { ShiftDrawer } from "../components/ShiftDrawer";
import { useRoster, useRosterHistory } from "../queries";
import styles from "../components/roster.module.css";

/** Who is on duty in a week of a contract; the contract and the week stand in the address. */
export function RosterPage(): ReactElement {
  const { t } = useTexts("people");
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const contracts = useContracts();
  const rows = (contracts.data ?? []).filter((row) => row.state !== "draft");
  const contract = query.get("contract") ?? rows[0]?.id ?? "";
  const roster = useRoster(contract, query.get("day") ?? undefined);
  const [adding, setAdding] = useState(false);
  const go = (part: Record<string, string>) => setQuery({ ...Object.fromEntries(query), ...part }, { replace: true });
  const week = roster.data;
  return (
    <Page
      title={t("roster.title")}
      below={week ? <Covered week={week} /> : null}
      actions={week?.may_edit ? <Button type="primary" onClick={() => setAdding(true)}>{t("roster.add")}</Button> : null}
    >
      {contracts.isPending ? <Loading /> : null}
      {contracts.isError ? <ErrorState error={contracts.error} retry={() => void contracts.refetch()} /> : null}
      {contracts.data && rows.length === 0 ? <EmptyState title={t("roster.noContracts")} note={t("roster.noContractsNote")} /> : null}
      {rows.length > 0 ? (
        <Panel label={t("roster.title")}>
          <div className={styles.filters}>
            <SelectField label={t("roster.contract")} required value={contract} onChange={(value) => go({ contract: value })} options={rows.map((row) => ({ value: row.id, label: `${row.code} ${words(row.title)}` }))} />
            {week ? <Steps week={week} onGo={(day) => go({ day })} /> : null}
          </div>
        </Panel>
      ) : null}
      {roster.isError ? <ErrorState error={roster.error} retry={() => void roster.refetch()} /> : null}
      {contract && roster.isPending ? <Loading /> : null}
      {week ? <Weeks week={week} /> : null}
      {week && adding ? <AddShift week={week} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function Covered({ week }: { week: RosterWeek }): ReactElement {
  const { t } = useTexts("people");
  const words = useWords();
  return (
    <p>
      {t("roster.covered", { calendar: words(week.calendar) })} <ClauseLink contract={week.contract_id} clause={week.clause_id} number={week.clause} />
    </p>
  );
}

function Steps({ week, onGo }: { week: RosterWeek; onGo: (day: string) => void }): ReactElement {
  const { t } = useTexts("people");
  const language = useLanguage();
  return (
    <div className={styles.steps}>
      <Button onClick={() => onGo(dayAfter(week.monday, -7))}>{t("roster.previous")}</Button>
      <Button onClick={() => onGo(week.today)}>{t("roster.thisWeek")}</Button>
      <Button onClick={() => onGo(dayAfter(week.monday, 7))}>{t("roster.next")}</Button>
      <span className={styles.week} role="status">
        {t("roster.week", { from: formatDate(week.monday, language), to: formatDate(dayAfter(week.monday, 6), language) })}
      </span>
    </div>
  );
}

function Weeks({ week }: { week: RosterWeek }): ReactElement {
  const words = useWords();
  const [opened, setOpened] = useState<string>();
  const shift = week.shifts.find((one) => one.id === opened);
  return (
    <ZoneContext value={week.timezone}>
      {week.problem ? <Alert type="warning" showIcon title={words(week.problem)} /> : null}
      {week.roles.map((role) => (
        <RoleWeek key={role.role} week={week} role={role} onOpen={setOpened} />
      ))}
      <Changes contract={week.contract_id} />
      {shift ? <ShiftDrawer week={week} shift={shift} onClose={() => setOpened(undefined)} /> : null}
    </ZoneContext>
  );
}

function Changes({ contract }: { contract: string }): ReactElement {
  const { t } = useTexts("people");
  const words = useWords();
  const moment = useMoment();
  const history = useRosterHistory(contract);
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t("history.title")}>
      {history.isPending ? <Loading rows={2} /> : null}
      {history.isError ? <ErrorState error={history.error} retry={() => void history.refetch()} /> : null}
      {history.data && items.length === 0 ? <p className={styles.quiet}>{`${t("history.empty")} ${t("history.emptyNote")}`}</p> : null}
      <ol>
        {items.map((change) => (
          <li key={change.seq} className={styles.change}>
            <span>{words(change.what)}</span>
            <span className={styles.quiet}>{`${change.by}（${words(change.role)}） ${moment(change.at)}`}</span>
          </li>
        ))}
      </ol>
      {history.hasNextPage ? <Button onClick={() => void history.fetchNextPage()} loading={history.isFetchingNextPage}>{t("history.more")}</Button> : null}
    </Panel>
  );
}
