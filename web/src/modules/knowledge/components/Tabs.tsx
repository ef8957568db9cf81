import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { PageTabs } from "@/shared/ui";

export function Tabs(): ReactElement {
  const { t } = useTexts("knowledge");
  const places = [
    { to: "/knowledge", text: t("tabs.articles") },
    { to: "/knowledge/problems", text: t("tabs.problems") },
  ];
  return <PageTabs label={t("tabs.label")} places={places} />;
}
