import type { ReactElement, ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useTexts } from "@/shared/i18n";
import { Icon } from "@/shared/ui";
import { CLAUSE_PARAM, writeClause } from "./clauseAddress";
import styles from "./ClauseLink.module.css";

interface Props {
  contract: string;
  clause: string;
  version?: number | undefined;
  /** The clause's number as printed in the paper. */
  number: string;
  children?: ReactNode;
}

/** The way from a figure to the sentence that it comes from: opens the clause beside the page. */
export function ClauseLink({ contract, clause, version, number, children }: Props): ReactElement {
  const { t } = useTexts("contracts");
  const [query] = useSearchParams();
  const next = new URLSearchParams(query);
  next.set(CLAUSE_PARAM, writeClause(contract, clause, version));
  return (
    <Link to={{ search: `?${next.toString()}` }} preventScrollReset className={styles.link}>
      <Icon name="clause" size={13} />
      <span className="visually-hidden">{t("clause.open")}</span>
      {children ?? number}
    </Link>
  );
}
