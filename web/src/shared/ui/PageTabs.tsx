import type { ReactElement } from "react";
import { NavLink } from "react-router";
import styles from "./PageTabs.module.css";

export interface TabPlace {
  to: string;
  text: string;
  /** Whether it is there for this reader; it is unless told. */
  shown?: boolean;
  /** Whether it is also the place of the pages below it. */
  below?: boolean;
}

/** The pages that belong together, each a link. */
export function PageTabs({ label, places }: { label: string; places: TabPlace[] }): ReactElement {
  const look = ({ isActive }: { isActive: boolean }) => (isActive ? `${styles.tab} ${styles.chosen}` : styles.tab);
  return (
    <nav aria-label={label} className={styles.tabs}>
      {places
        .filter((place) => place.shown ?? true)
        .map((place) => (
          <NavLink key={place.to} to={place.to} end={!place.below} className={look}>
            {place.text}
          </NavLink>
        ))}
    </nav>
  );
}
