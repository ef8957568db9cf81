import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Counts } from "@/api/desk";
import { useTexts } from "@/shared/i18n";
import { Icon, type IconName } from "@/shared/ui";
import styles from "../pages/WorkbenchPage.module.css";
import { withValues } from "./filters";

type Figure = Exclude<keyof Counts, "most">;

const TILES: { key: Figure; icon: IconName; ask: Record<string, string> }[] = [
  { key: "overdue", icon: "breached", ask: { open: "true", overdue: "true" } },
  { key: "due_soon", icon: "soon", ask: { due_soon: "true" } },
  { key: "open", icon: "cases", ask: { open: "true" } },
  { key: "paused", icon: "paused", ask: { state: "paused" } },
  { key: "waiting_confirmation", icon: "met", ask: { state: "resolved" } },
];

/** The figures of the workbench; each leads to its cases, under the same filters. */
export function CountTiles({ counts, query }: { counts: Counts; query: URLSearchParams }): ReactElement {
  const { t } = useTexts("desk");
  const written = (figure: number) => (figure > counts.most ? t("lists.workbench.overLimit", { count: counts.most.toLocaleString("en-US") as never }) : figure.toLocaleString("en-US"));
  return (
    <ul className={styles.tiles}>
      {TILES.map((tile) => (
        <li key={tile.key} data-key={tile.key} data-some={counts[tile.key] > 0}>
          <Link to={`/cases?${withValues(query, tile.ask).toString()}`}>
            <span className={styles.tileName}>
              <Icon name={tile.icon} size={15} />
              {t(`workbench.count.${tile.key}`)}
            </span>
            <span className={styles.figure}>{written(counts[tile.key])}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
