import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import type { AccessRow } from "@/api/directory";
import { useContracts } from "@/modules/contracts";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Facts, LongTable, Tag, ToneMark, type LongColumn } from "@/shared/ui";
import { withFilter } from "./asked";
import type { Names } from "./names";
import { detailsOf, textIn, wasRefused, whatOf, whoDid } from "./telling";
import styles from "./access.module.css";

interface Props {
  pages: AccessRow[][];
  names: Names;
}

/** Accesses in their order: when, who, what, of what, under which contract, from where. */
export function AccessTable({ pages, names }: Props): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  const moment = useMoment();
  const contracts = new Map((useContracts().data ?? []).map((one) => [one.id, `${one.code} ${words(one.title)}`]));
  const columns: LongColumn<AccessRow>[] = [
    { key: "at", title: t("record.at"), phone: "lead", nowrap: true, width: "190px", cell: (row) => moment(row.at, { seconds: true }) },
    { key: "person", title: t("record.person"), width: "150px", cell: (row) => <Who row={row} /> },
    { key: "what", title: t("record.what"), width: "300px", cell: (row) => <What row={row} names={names} /> },
    { key: "subject", title: t("record.subject"), cell: (row) => <Subject row={row} seen={contracts.has(row.contract_id ?? "")} /> },
    { key: "contract", title: t("record.contract"), width: "190px", cell: (row) => <Contract id={row.contract_id} name={contracts.get(row.contract_id ?? "")} /> },
    { key: "address", title: t("record.address"), width: "130px", cell: (row) => row.address || "—" },
  ];
  return <LongTable caption={t("record.title")} columns={columns} pages={pages} rowKey={(row) => String(row.id)} rowLabel={(row) => `${row.person} ${names.what(row.what)}`} />;
}

function Who({ row }: { row: AccessRow }): ReactElement {
  const { t } = useTexts("access");
  const [query] = useSearchParams();
  const who = whoDid(row);
  const token = textIn(row, "token");
  if (who !== "person" || !row.person_id) return <>{t(`record.${who}`)}</>;
  return (
    <span className={styles.stack}>
      <Link to={{ search: withFilter(query, "person_id", row.person_id).toString() }} aria-label={t("record.ofPerson", { name: row.person })} preventScrollReset>
        {row.person}
      </Link>
      {token ? <span className={styles.sub}>{t("record.token", { name: token })}</span> : null}
    </span>
  );
}

function What({ row, names }: { row: AccessRow; names: Names }): ReactElement {
  const { t } = useTexts("access");
  const words = useWords();
  return (
    <span className={styles.stack}>
      <span className={styles.what}>
        <Tag>{words(row.kind_name)}</Tag>
        {whatOf(row, names, t)}
      </span>
      {wasRefused(row) ? <ToneMark icon="void" tone="breached">{t(row.status < 500 ? "record.refused" : "record.failed")}</ToneMark> : null}
      <details className={styles.details}>
        <summary>{t("record.details")}</summary>
        <Facts
          items={[
            ...detailsOf(row, names, t),
            ...(row.role ? [[t("record.role"), words(row.role)] as [string, string]] : []),
            [t("record.status"), row.status],
            [t("record.number"), row.id],
          ]}
        />
      </details>
    </span>
  );
}

/** A case is a link for who may see its contract. */
function Subject({ row, seen }: { row: AccessRow; seen: boolean }): ReactElement {
  const number = textIn(row, "case");
  if (number && seen) return <Link to={`/cases/${number}`}>{row.subject}</Link>;
  return <span className={styles.subject}>{row.subject || "—"}</span>;
}

function Contract({ id, name }: { id: string | null; name: string | undefined }): ReactElement {
  if (!id) return <>—</>;
  return name ? <Link to={`/contracts/${id}`}>{name}</Link> : <span className={styles.sub}>{id}</span>;
}
