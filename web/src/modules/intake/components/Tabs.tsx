import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { useTexts } from "@/shared/i18n";
import { useHolds } from "../queries";
import styles from "./intake.module.css";

/** The pages of the intake; seats have the first three, administrators the inlets. */
export function Tabs(): ReactElement {
  const { t } = useTexts("intake");
  const isSeat = useHolds("vendor_seat", "vendor_project_manager");
  const isAdministrator = useHolds("administrator");
  const look = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.tab} ${styles.chosen}` : styles.tab);
  const places = [
    { to: "/intake", text: t("tabs.arrivals"), shown: true },
    { to: "/intake/phone", text: t("tabs.phone"), shown: isSeat },
    { to: "/intake/contacts", text: t("tabs.contacts"), shown: isSeat },
    { to: "/intake/inlets", text: t("tabs.inlets"), shown: isAdministrator },
  ];
  return (
    <nav aria-label={t("tabs.label")} className={styles.tabs}>
      {places
        .filter((place) => place.shown)
        .map((place) => (
          <NavLink key={place.to} to={place.to} end className={look}>
            {place.text}
          </NavLink>
        ))}
    </nav>
  );
}
