import type { ReactElement } from "react";
import { useTexts } from "@/shared/i18n";
import { PageTabs } from "@/shared/ui";
import { useKeeper } from "../queries";

/** The pages of units and people; who administers none has his own requests only. */
export function DirectoryTabs(): ReactElement {
  const { t } = useTexts("units");
  const keeper = useKeeper();
  const places = [
    { to: "/units", text: t("tabs.units"), shown: keeper.everywhere || keeper.units },
    { to: "/changes", text: t("tabs.changes") },
  ];
  return <PageTabs label={t("tabs.label")} places={places} />;
}
