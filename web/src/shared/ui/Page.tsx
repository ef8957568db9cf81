import { useEffect, type ReactElement, type ReactNode } from "react";
import { useTexts } from "@/shared/i18n";
import styles from "./Page.module.css";

interface PageProps {
  title: string;
  /** Words above the title: where this page stands. */
  above?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of a page: the document's title, one heading, actions, content. */
export function Page({ title, above, below, actions, children }: PageProps): ReactElement {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t("product")}`;
  }, [title, t]);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.titles}>
          {above ? <div className={styles.above}>{above}</div> : null}
          <h1>{title}</h1>
          {below ? <div className={styles.below}>{below}</div> : null}
        </div>
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

interface PanelProps {
  title?: ReactNode;
  aside?: ReactNode;
  label?: string;
  flush?: boolean;
  children: ReactNode;
}

/** A white sheet with a heading; `flush` lets a table touch its edges. */
export function Panel({ title, aside, label, flush, children }: PanelProps): ReactElement {
  return (
    <section className={styles.panel} aria-label={label}>
      {title ? (
        <div className={styles.panelHead}>
          <h2>{title}</h2>
          {aside}
        </div>
      ) : null}
      <div className={flush ? undefined : styles.panelBody}>{children}</div>
    </section>
  );
}

/** Names and their values. */
export function Facts({ items }: { items: [string, ReactNode][] }): ReactElement {
  return (
    <dl className={styles.facts}>
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Tag({ children, strong }: { children: ReactNode; strong?: boolean }): ReactElement {
  return <span className={strong ? styles.tagStrong : styles.tag}>{children}</span>;
}
