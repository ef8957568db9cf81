import type { ReactElement } from "react";
import { NavLink } from "react-router";
import { useSession } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import styles from "./tabs.module.css";

/** The pages of the account; administrators also have those that concern others. */
export function AccountTabs(): ReactElement {
  const { t } = useTexts("account");
  const session = useSession();
  const isAdministrator = (session.data?.roles ?? []).some((held) => held.role === "administrator");
  const look = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.tab} ${styles.chosen}` : styles.tab);
  const places = [
    { to: "/account/profile", text: t("tabs.profile"), shown: true },
    { to: "/account/security", text: t("tabs.security"), shown: true },
    { to: "/account/tokens", text: t("tabs.tokens"), shown: true },
    { to: "/provider/consents", text: t("tabs.consents"), shown: true },
    { to: "/account/registrations", text: t("tabs.registrations"), shown: isAdministrator },
    { to: "/account/rules", text: t("tabs.rules"), shown: isAdministrator },
    { to: "/account/sources", text: t("tabs.sources"), shown: isAdministrator },
    { to: "/account/services", text: t("tabs.services"), shown: isAdministrator },
    { to: "/provider/clients", text: t("tabs.clients"), shown: isAdministrator },
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
