import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { useTexts } from "@/shared/i18n";
import styles from "./knowledge.module.css";

export function Tabs(): ReactElement {
  const { t } = useTexts("knowledge");
  const look = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.tab} ${styles.chosen}` : styles.tab);
  return (
    <nav aria-label={t("tabs.label")} className={styles.tabs}>
      <NavLink to="/knowledge" end className={look}>
        {t("tabs.articles")}
      </NavLink>
      <NavLink to="/knowledge/problems" end className={look}>
        {t("tabs.problems")}
      </NavLink>
    </nav>
  );
}
