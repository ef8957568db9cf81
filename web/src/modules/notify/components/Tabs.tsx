import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { useTexts } from "@/shared/i18n";
import { useHolds } from "../queries";
import styles from "./notify.module.css";

/** The pages of messages; who leads the vendor's side has the words, who oversees everything the channels as well. */
export function Tabs(): ReactElement {
  const { t } = useTexts("notify");
  const oversees = useHolds("administrator", "auditor");
  const leads = useHolds("administrator", "auditor", "vendor_project_manager", "vendor_manager");
  const look = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.tab} ${styles.chosen}` : styles.tab);
  const places = [
    { to: "/messages", text: t("tabs.log"), shown: true },
    { to: "/messages/preferences", text: t("tabs.preferences"), shown: true },
    { to: "/messages/templates", text: t("tabs.templates"), shown: leads },
    { to: "/messages/channels", text: t("tabs.channels"), shown: oversees },
  ];
  return (
    <nav aria-label={t("tabs.label")} className={styles.tabs}>
      {places
        .filter((place) => place.shown)
        .map((place) => (
          <NavLink key={place.to} to={place.to} end={place.to === "/messages"} className={look}>
            {place.text}
          </NavLink>
        ))}
    </nav>
  );
}
