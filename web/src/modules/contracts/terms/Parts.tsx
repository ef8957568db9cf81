import type { ReactElement, ReactNode } from "react";
import type { Condition } from "@/api/terms";
import { useTexts } from "@/shared/i18n";
import { ClauseLink } from "../components/ClauseLink";
import { valuesOf } from "./matrix";
import styles from "./terms.module.css";
import { useNames, useTerms } from "./TermsContext";

export function Clause({ id }: { id: string }): ReactElement {
  const { contract, version } = useTerms();
  const names = useNames();
  return <ClauseLink contract={contract} clause={id} version={version} number={names.clauseNumber(id)} />;
}

/** Conditions as `fact: values`, one after the other; none is said as well. */
export function Conditions({ when = {} }: { when?: Condition | undefined }): ReactElement {
  const names = useNames();
  const { t } = useTexts();
  const entries = Object.entries(when);
  if (entries.length === 0) return <span className={styles.quiet}>{t("state.any")}</span>;
  return (
    <span className={styles.conditions}>
      {entries.map(([fact, given]) => (
        <span key={fact} className={styles.condition}>
          <span className={styles.quiet}>{names.fact(fact)}</span> {valuesOf(given).map((value) => names.value(fact, value)).join(" / ")}
        </span>
      ))}
    </span>
  );
}

interface CardProps {
  kind: string;
  title: string;
  clause: string | null | undefined;
  here?: string | undefined;
  about?: ReactNode;
  children?: ReactNode;
}

/** One term: its kind, its name, its clause unless the reader is at it, and what it says. */
export function TermCard({ kind, title, clause, here, about, children }: CardProps): ReactElement {
  const { t } = useTexts("contracts");
  return (
    <section className={styles.card}>
      <header className={styles.cardHead}>
        <span className={styles.kind}>{t(`kind.${kind}`, kind)}</span>
        <h3>{title}</h3>
        {clause && clause !== here ? <Clause id={clause} /> : null}
      </header>
      {about ? <p className={styles.about}>{about}</p> : null}
      {children}
    </section>
  );
}

/** A table too wide for the screen is moved inside its own frame, also by keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling frame must be reachable by keyboard
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
