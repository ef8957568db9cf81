import type { ReactElement } from "react";
import { Link, NavLink } from "react-router";
import type { Session } from "@/api/directory";
import { useTexts } from "@/shared/i18n";
import { LiveSign } from "@/shared/live";
import { Icon, Mark, type IconName } from "@/shared/ui";
import { ProfileMenu } from "./ProfileMenu";
import styles from "./Navigation.module.css";

const PLACES: { to: string; text: string; icon: IconName; end?: boolean }[] = [
  { to: "/", text: "nav.workbench", icon: "workbench", end: true },
  { to: "/cases", text: "nav.cases", icon: "cases", end: true },
  { to: "/cases/report", text: "nav.report", icon: "report" },
  { to: "/contracts", text: "nav.contracts", icon: "contracts" },
];

/** The rail at the side; on a phone a bar at the top and the places at the bottom. */
export function Navigation({ session }: { session: Session }): ReactElement {
  const { t } = useTexts();
  return (
    <header className={styles.rail}>
      <Link to="/" className={styles.brand}>
        <Mark size={34} />
        <span className={styles.brandName}>
          <span lang="zh-CN">砥柱</span>
          <span lang="en" className={styles.latin}>
            Mainstay
          </span>
        </span>
      </Link>
      <nav aria-label={t("nav.main")} className={styles.places}>
        <ul>
          {PLACES.map((place) => (
            <li key={place.to}>
              <NavLink to={place.to} end={place.end ?? false} className={({ isActive }) => (isActive ? `${styles.place} ${styles.active}` : styles.place)}>
                <Icon name={place.icon} size={18} />
                <span>{t(place.text)}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.profile}>
        <LiveSign />
        <ProfileMenu session={session} />
      </div>
    </header>
  );
}
