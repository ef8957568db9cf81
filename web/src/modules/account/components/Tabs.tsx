import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { useTexts } from "@/shared/i18n";
import { useKeeper } from "../keeping";
import styles from "./tabs.module.css";

/** The pages of the account; administrators, of everything or of units, also have those that concern others. */
export function AccountTabs(): ReactElement {
  const { t } = useTexts("account");
  const keeper = useKeeper();
  const look = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.tab} ${styles.chosen}` : styles.tab);
  const places = [
    { to: "/account/profile", text: t("tabs.profile"), shown: true },
    { to: "/account/security", text: t("tabs.security"), shown: true },
    { to: "/account/tokens", text: t("tabs.tokens"), shown: true },
    { to: "/provider/consents", text: t("tabs.consents"), shown: true },
    { to: "/account/registrations", text: t("tabs.registrations"), shown: keeper.everywhere },
    { to: "/account/rules", text: t("tabs.rules"), shown: keeper.everywhere },
    { to: "/account/sources", text: t("tabs.sources"), shown: keeper.everywhere },
    { to: "/account/services", text: t("tabs.services"), shown: keeper.everywhere || keeper.units },
    { to: "/provider/clients", text: t("tabs.clients"), shown: keeper.everywhere },
  ].filter((place) => place.shown);
  return (
    <nav aria-label={t("tabs.label")} className={styles.tabs}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to} end className={look}>
          {place.text}
        </NavLink>
      ))}
    </nav>
  );
}
