import type { ReactElement } from "react";
import { useHolds } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { PageTabs } from "@/shared/ui";

/** The pages of messages; who leads the vendor's side has the words, who oversees everything the channels as well. */
export function Tabs(): ReactElement {
  const { t } = useTexts("notify");
  const oversees = useHolds("administrator", "auditor");
  const leads = useHolds("administrator", "auditor", "vendor_project_manager", "vendor_manager");
  const places = [
    { to: "/messages", text: t("tabs.log") },
    { to: "/messages/preferences", text: t("tabs.preferences") },
    { to: "/messages/templates", text: t("tabs.templates"), shown: leads, below: true },
    { to: "/messages/channels", text: t("tabs.channels"), shown: oversees },
  ];
  return <PageTabs label={t("tabs.label")} places={places} />;
}
