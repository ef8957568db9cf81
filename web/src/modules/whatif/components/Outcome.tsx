import { useEffect, useRef, type ReactElement, type ReactNode } from "react";
import styles from "./whatif.module.css";

interface Props {
  title: string;
  /** What was found; each new one is where reading goes on. */
  found: object;
  children: ReactNode;
}

/** What a run came to, below the form that asked for it. */
export function Outcome({ title, found, children }: Props): ReactElement {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
  }, [found]);
  return (
    <section className={styles.stack} aria-labelledby="whatif-outcome">
      <h2 id="whatif-outcome" ref={head} tabIndex={-1} className={styles.outcome}>
        {title}
      </h2>
      {children}
    </section>
  );
}
