import type { ReactElement } from "react";
import { Link } from "react-router";
import type { Session } from "@/api/directory";
import { useSetLanguage, useSignOut } from "@/modules/directory";
import { setLanguage, useLanguage, useTexts, useWords } from "@/shared/i18n";
import { ActionMenu, Icon, type MenuProps } from "@/shared/ui";
import styles from "./Navigation.module.css";

export function ProfileMenu({ session }: { session: Session }): ReactElement {
  const { t } = useTexts();
  const words = useWords();
  const language = useLanguage();
  const save = useSetLanguage();
  const signOut = useSignOut();
  const roles = [...new Set(session.roles.map((role) => words(role.label)))].join(" · ");
  const choose = (chosen: "zh" | "en") => {
    setLanguage(chosen);
    save.mutate(chosen);
  };
  const items: NonNullable<MenuProps["items"]> = [
    { key: "who", type: "group", label: `${session.organisation}` },
    { key: "account", label: <Link to="/account/security">{t("profile.account")}</Link>, icon: <Icon name="lock" /> },
    { key: "preferences", label: <Link to="/messages/preferences">{t("profile.preferences")}</Link>, icon: <Icon name="bell" /> },
    { key: "changes", label: <Link to="/changes">{t("profile.changes")}</Link>, icon: <Icon name="contracts" /> },
    { key: "zh", label: t("profile.chinese"), icon: <Icon name="language" />, disabled: language === "zh", onClick: () => choose("zh") },
    { key: "en", label: t("profile.english"), icon: <Icon name="language" />, disabled: language === "en", onClick: () => choose("en") },
    { key: "permissions", label: <Link to="/permissions">{t("profile.permissions")}</Link>, icon: <Icon name="scales" /> },
    { type: "divider" },
    { key: "out", label: t("profile.signOut"), icon: <Icon name="out" />, onClick: () => signOut.mutate() },
  ];
  return (
    <ActionMenu items={items}>
      <button type="button" className={styles.person}>
        <span className={styles.avatar}>
          <Icon name="person" size={18} />
        </span>
        <span className="visually-hidden">{t("profile.menu")}</span>
        <span className={styles.personWords}>
          <span className={styles.personName}>{session.person?.name}</span>
          <span className={styles.personRole}>{roles}</span>
        </span>
      </button>
    </ActionMenu>
  );
}
