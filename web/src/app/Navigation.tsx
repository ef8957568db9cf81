import { useState, type ReactElement } from "react";
import { Link, NavLink } from "react-router";
import type { Session } from "@/api/directory";
import { useTexts } from "@/shared/i18n";
import { LiveSign } from "@/shared/live";
import { Icon, Mark } from "@/shared/ui";
import { ON_PHONE, placesFor, type Place } from "./places";
import { ProfileMenu } from "./ProfileMenu";
import styles from "./Navigation.module.css";

/** The rail at the side; on a phone a bar at the top, and at the bottom the first places and the rest behind "more". */
export function Navigation({ session }: { session: Session }): ReactElement {
  const { t } = useTexts();
  const places = placesFor(session);
  const [unfolded, setUnfolded] = useState(false);
  const fold = () => setUnfolded(false);
  return (
    <header className={styles.rail}>
      <Link to="/" className={styles.brand} onClick={fold}>
        <Mark size={34} />
        <span className={styles.brandName}>
          <span lang="zh-CN">砥柱</span>
          <span lang="en" className={styles.latin}>
            Mainstay
          </span>
        </span>
      </Link>
      <nav aria-label={t("nav.main")} className={unfolded ? `${styles.places} ${styles.unfolded}` : styles.places}>
        <ul>
          {places.slice(0, ON_PHONE).map((place) => (
            <li key={place.to}>
              <PlaceLink place={place} onFollowed={fold} />
            </li>
          ))}
          <li className={styles.more}>
            <button type="button" className={styles.place} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
              <Icon name={unfolded ? "down" : "more"} size={18} />
              <span>{t("nav.more")}</span>
            </button>
          </li>
          {places.slice(ON_PHONE).map((place) => (
            <li key={place.to} className={styles.further}>
              <PlaceLink place={place} onFollowed={fold} />
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

function PlaceLink({ place, onFollowed }: { place: Place; onFollowed: () => void }): ReactElement {
  const { t } = useTexts();
  return (
    <NavLink
      to={place.to}
      end={place.end ?? false}
      onClick={onFollowed}
      className={({ isActive }) => (isActive ? `${styles.place} ${styles.active}` : styles.place)}
    >
      <Icon name={place.icon} size={18} />
      <span>{t(place.text)}</span>
    </NavLink>
  );
}
