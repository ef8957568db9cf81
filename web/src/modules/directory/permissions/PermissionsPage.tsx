import type { ReactElement } from "react";
import { useSearchParams } from "react-router";
import type { Permission, PermissionTable } from "@/api/directory";
import { SelectField } from "@/shared/forms";
import { useTexts, useWords } from "@/shared/i18n";
import { DataTable, ErrorState, Loading, Page, Panel, Tag, type Column } from "@/shared/ui";
import { usePermissions } from "./queries";
import styles from "./permissions.module.css";

/** Who may do what: the rows that the server holds every request against. */
export function PermissionsPage(): ReactElement {
  const { t } = useTexts("access");
  const table = usePermissions();
  return (
    <Page title={t("permissions.title")} below={t("permissions.lead")}>
      {table.isPending ? <Loading rows={8} /> : null}
      {table.isError ? <ErrorState error={table.error} retry={() => void table.refetch()} /> : null}
      {table.data ? <Rows table={table.data} /> : null}
    </Page>
  );
}

function Rows({ table }: { table: PermissionTable }): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  const [query, setQuery] = useSearchParams();
  const role = query.get("role") ?? "";
  const rows = table.permissions.filter((row) => role === "" || row.roles === null || row.roles.includes(role));
  return (
    <Panel flush label={t("permissions.title")}>
      <div className={styles.filter}>
        <SelectField
          label={t("permissions.role")}
          value={role}
          empty={t("permissions.everyRole")}
          options={table.roles.map((one) => ({ value: one.id, label: words(one.label) }))}
          onChange={(chosen) => setQuery(chosen ? { role: chosen } : {}, { replace: true })}
        />
      </div>
      <p className={styles.note}>{t("permissions.traceNote")}</p>
      <Table rows={rows} names={new Map(table.roles.map((one) => [one.id, words(one.label)]))} chosen={role} />
    </Panel>
  );
}

function Table({ rows, names, chosen }: { rows: Permission[]; names: Map<string, string>; chosen: string }): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  const columns: Column<Permission>[] = [
    {
      key: "name",
      title: t("permissions.what"),
      phone: "lead",
      cell: (row) => (
        <span>
          {words(row.label)}
          <span className={styles.sub}>{row.id}</span>
        </span>
      ),
    },
    { key: "reach", title: t("permissions.reach"), cell: (row) => t(`reach.${row.reach}`) },
    { key: "roles", title: t("permissions.who"), cell: (row) => <Roles roles={row.roles} open={row.reach === "anybody" || row.reach === "person"} names={names} /> },
    { key: "trace", title: t("permissions.trace"), cell: (row) => t(`trace.${row.trace}`) },
    { key: "more", title: t("permissions.more"), cell: (row) => <More row={row} names={names} chosen={chosen} /> },
  ];
  return <DataTable caption={t("permissions.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

function Roles({ roles, open, names }: { roles: string[] | null; open: boolean; names: Map<string, string> }): ReactElement {
  const { t } = useTexts("access");
  if (open) return <>—</>;
  if (roles === null) return <Tag>{t("permissions.everyRole")}</Tag>;
  return (
    <span className={styles.tags}>
      {roles.map((role) => (
        <Tag key={role}>{names.get(role) ?? role}</Tag>
      ))}
    </span>
  );
}

function More({ row, names, chosen }: { row: Permission; names: Map<string, string>; chosen: string }): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  const acts = row.acts.filter((act) => chosen === "" || act.roles.includes(chosen));
  return (
    <details className={styles.details}>
      <summary>{acts.length ? t("permissions.acts", { count: acts.length }) : t("permissions.operations", { count: row.operations.length })}</summary>
      {acts.length ? (
        <ul>
          {acts.map((act) => (
            <li key={act.id}>
              {words(act.label)}
              {t("permissions.colon")}
              {act.roles.map((role) => names.get(role) ?? role).join(t("permissions.comma"))}
            </li>
          ))}
        </ul>
      ) : null}
      <ul className={styles.code}>
        {row.operations.map((operation) => (
          <li key={operation}>{operation}</li>
        ))}
      </ul>
    </details>
  );
}
