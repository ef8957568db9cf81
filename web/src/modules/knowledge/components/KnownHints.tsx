import type { ReactElement } from "react";
import { Link } from "react-router";
import { useTexts } from "@/shared/i18n";
import { useHints } from "../queries";
import { Paragraphs } from "./Paragraphs";
import styles from "./knowledge.module.css";

/** Known errors and published articles that a report resembles. */
export function KnownHints({ contract, title, description }: { contract: string; title: string; description: string }): ReactElement | null {
  const { t } = useTexts("knowledge");
  const hints = useHints(contract, title, description);
  const items = contract ? (hints.data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <div className={styles.hints}>
      <h2>{t("hints.title")}</h2>
      <p className={styles.quiet}>{t("hints.lead")}</p>
      <ul>
        {items.map((one) => (
          <li key={one.number} className={styles.hint}>
            <p className={styles.quiet}>
              {t(`hints.${one.kind}`)} {one.number}
            </p>
            <Link to={`/knowledge/${one.kind}s/${one.number}`} target="_blank" rel="noreferrer">
              {one.title}
              <span className="visually-hidden">{t("hints.newPage")}</span>
            </Link>
            {one.text ? <Paragraphs text={one.text} /> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
