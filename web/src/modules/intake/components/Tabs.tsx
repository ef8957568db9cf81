import type { ReactElement } from "react";
import { useHolds } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { PageTabs } from "@/shared/ui";

/** The pages of the intake; seats have the first three, administrators the inlets. */
export function Tabs(): ReactElement {
  const { t } = useTexts("intake");
  const isSeat = useHolds("vendor_seat", "vendor_project_manager");
  const isAdministrator = useHolds("administrator");
  const places = [
    { to: "/intake", text: t("tabs.arrivals") },
    { to: "/intake/phone", text: t("tabs.phone"), shown: isSeat },
    { to: "/intake/contacts", text: t("tabs.contacts"), shown: isSeat },
    { to: "/intake/inlets", text: t("tabs.inlets"), shown: isAdministrator },
  ];
  return <PageTabs label={t("tabs.label")} places={places} />;
}
