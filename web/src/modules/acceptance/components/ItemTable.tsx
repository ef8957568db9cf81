import type { ReactElement } from "react";
import type { AcceptanceFull, AcceptanceItem } from "@/api/acceptance";
import { ClauseLink } from "@/modules/contracts";
import { FileList } from "@/shared/files";
import { useMoment } from "@/shared/format";
import { useTexts, useWords } from "@/shared/i18n";
import { Button, DataTable, type Column } from "@/shared/ui";
import { ItemMark } from "./Marks";
import styles from "./acceptance.module.css";

export type ItemAct = "hand_over" | "check" | "send_back";

interface Props {
  found: AcceptanceFull;
  onAct: (act: ItemAct, item: AcceptanceItem) => void;
}

/** The deliverables with quantity, medium and state, and the files that were handed over. */
export function ItemTable({ found, onAct }: Props): ReactElement {
  const { t } = useTexts("acceptance");
  const shared = useTexts();
  const words = useWords();
  const media = (names: string[]) => names.map((name) => t(`medium.${name}`)).join(shared.t("table.comma"));
  const columns: Column<AcceptanceItem>[] = [
    {
      key: "name",
      title: t("item"),
      phone: "lead",
      cell: (item) => (
        <span>
          {words(item.name)}
          {item.group ? <span className={styles.sub}>{words(item.group)}</span> : null}
          {item.blocks ? null : <span className={styles.sub}>{t("notBlocking")}</span>}
        </span>
      ),
    },
    { key: "state", title: t("states"), cell: (item) => <Stands item={item} /> },
    { key: "quantity", title: t("quantity"), nowrap: true, cell: (item) => t("quantityOf", { handed: item.handed, quantity: item.quantity, unit: words(item.unit) }) },
    {
      key: "media",
      title: t("media"),
      nowrap: true,
      cell: (item) => (
        <span>
          {item.media.length > 0 ? media(item.media) : t("asThing")}
          {item.state === "part" && item.media_missing.length > 0 ? <span className={styles.sub}>{t("mediaMissing", { media: media(item.media_missing) })}</span> : null}
        </span>
      ),
    },
    { key: "clause", title: t("clause"), cell: (item) => <ClauseLink contract={found.contract_id} clause={item.clause.id} number={item.clause.number} /> },
  ];
  if (found.acts.some((act) => act === "hand_over" || act === "check")) columns.push({ key: "acts", title: t("acts"), phone: "bare", cell: (item) => <Acts found={found} item={item} onAct={onAct} /> });
  return <DataTable caption={t("items")} columns={columns} rows={found.deliverables} rowKey={(item) => item.id} />;
}

function Stands({ item }: { item: AcceptanceItem }): ReactElement {
  const { t } = useTexts("acceptance");
  const moment = useMoment();
  return (
    <span>
      <ItemMark item={item} />
      {item.checked_at ? <span className={styles.sub}>{t("checkedBy", { name: item.checked_by, moment: moment(item.checked_at) })}</span> : null}
      {item.sent_back ? <span className={styles.sub}>{t("sentBack", { note: item.sent_back })}</span> : null}
      <FileList files={item.files} under="/api/acceptance/files" />
    </span>
  );
}

function Acts({ found, item, onAct }: Props & { item: AcceptanceItem }): ReactElement {
  const { t } = useTexts("acceptance");
  const words = useWords();
  const open: Record<ItemAct, boolean> = {
    hand_over: item.state === "open" || item.state === "part",
    check: item.state === "handed_over",
    send_back: item.state !== "open" && item.state !== "checked" && found.state !== "passed",
  };
  const names: Record<ItemAct, string> = { hand_over: "handOver", check: "check", send_back: "sendBack" };
  const shown = (["hand_over", "check", "send_back"] as const).filter((act) => open[act] && found.acts.includes(act));
  return (
    <span className={styles.buttons}>
      {shown.map((act) => (
        <Button key={act} size="small" onClick={() => onAct(act, item)} aria-label={t(`${names[act]}Of`, { name: words(item.name) })}>
          {t(names[act])}
        </Button>
      ))}
    </span>
  );
}
