import type { ReactElement } from "react";
import { Link, useSearchParams } from "react-router";
import styles from "./Views.module.css";

export interface View {
  name: string;
  text: string;
  count?: number;
}

interface Props {
  label: string;
  /** The first is shown where the address names none. */
  views: View[];
  current: string;
  /** What the address holds for one view only. */
  forget?: string[];
}

/** The views of a page, each with its address. */
export function Views({ label, views, current, forget = [] }: Props): ReactElement {
  const [query] = useSearchParams();
  const address = (view: View) => {
    const next = new URLSearchParams(query);
    if (view === views[0]) next.delete("view");
    else next.set("view", view.name);
    for (const name of forget) next.delete(name);
    return { search: next.toString() };
  };
  return (
    <nav aria-label={label} className={styles.views}>
      <ul>
        {views.map((view) => (
          <li key={view.name}>
            <Link to={address(view)} aria-current={view.name === current ? "page" : undefined} className={view.name === current ? styles.current : undefined} preventScrollReset>
              {view.text}
              {view.count ? <span className={styles.count}>{view.count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
