import type { ReactElement } from "react";
import { Link } from "react-router";
import { useTexts } from "@/shared/i18n";
import styles from "../pages/SignInPage.module.css";

/** Somebody whom a source knows and this installation does not: an administrator decides. */
export function Applied(): ReactElement {
  const { t } = useTexts("account");
  return (
    <div className={styles.form}>
      <h1>{t("sources.wait")}</h1>
      <p>{t("sources.waitLead")}</p>
      <Link to="/sign-in">{t("sources.again")}</Link>
    </div>
  );
}
