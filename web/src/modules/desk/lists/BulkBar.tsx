import { useState, type ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { Button } from "@/shared/ui";
import { BulkDrawer, type Chosen } from "./BulkDrawer";
import { MOST_CHOSEN } from "./useSelection";
import styles from "./lists.module.css";

interface Props {
  chosen: Chosen[];
  full: boolean;
  clear: () => void;
}

/** What may be done with the rows chosen. */
export function BulkBar({ chosen, full, clear }: Props): ReactElement | null {
  const { t } = useTexts("desk");
  const [acting, setActing] = useState<Chosen[] | null>(null);
  if (chosen.length === 0 && !acting) return null;
  return (
    <div className={styles.chosen}>
      <span role="status">{t(full ? "lists.bulk.full" : "lists.bulk.chosen", { count: chosen.length, most: MOST_CHOSEN })}</span>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setActing(chosen)}>
        {t("lists.bulk.act")}
      </Button>
      <Button type="text" onClick={clear}>
        {t("lists.bulk.clear")}
      </Button>
      {acting ? <BulkDrawer chosen={acting} onClose={() => setActing(null)} /> : null}
    </div>
  );
}
