import type { ReactElement } from "react";
import { Link } from "react-router";
import { useTexts } from "@/shared/i18n";
import { peopleIn, type Branch } from "./tree";
import styles from "./units.module.css";

/** One's units as a tree; the chosen one is what the page shows. */
export function UnitTree({ branches, chosen, address }: { branches: Branch[]; chosen: string; address: (id: string) => string }): ReactElement {
  const { t } = useTexts("units");
  return (
    <ul className={styles.tree}>
      {branches.map((branch) => (
        <li key={branch.unit.id}>
          <Link to={address(branch.unit.id)} replace preventScrollReset className={styles.unit} aria-current={branch.unit.id === chosen ? "true" : undefined}>
            <span>{branch.unit.name}</span>
            <span className={styles.count} title={t("peopleBelow")}>
              {peopleIn(branch)}
            </span>
          </Link>
          {branch.below.length > 0 ? <UnitTree branches={branch.below} chosen={chosen} address={address} /> : null}
        </li>
      ))}
    </ul>
  );
}
