import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { PageTabs } from "@/shared/ui";
import { useHolds } from "../queries";

/** The pages of units and people; who administers none has his own requests only. */
export function DirectoryTabs(): ReactElement {
  const { t } = useTexts("units");
  const keeps = useHolds("administrator", "unit_administrator");
  const places = [
    { to: "/units", text: t("tabs.units"), shown: keeps },
    { to: "/changes", text: t("tabs.changes") },
  ];
  return <PageTabs label={t("tabs.label")} places={places} />;
}
