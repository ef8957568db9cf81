import type { ReactElement } from "react";
import { useKeeper } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";
import { PageTabs } from "@/shared/ui";

/** The pages of the account; administrators, of everything or of units, also have those that concern others. */
export function AccountTabs(): ReactElement {
  const { t } = useTexts("account");
  const keeper = useKeeper();
  const places = [
    { to: "/account/profile", text: t("tabs.profile") },
    { to: "/account/security", text: t("tabs.security") },
    { to: "/account/tokens", text: t("tabs.tokens") },
    { to: "/provider/consents", text: t("tabs.consents") },
    { to: "/account/registrations", text: t("tabs.registrations"), shown: keeper.everywhere },
    { to: "/account/rules", text: t("tabs.rules"), shown: keeper.everywhere },
    { to: "/account/sources", text: t("tabs.sources"), shown: keeper.everywhere },
    { to: "/account/services", text: t("tabs.services"), shown: keeper.everywhere || keeper.units },
    { to: "/provider/clients", text: t("tabs.clients"), shown: keeper.everywhere },
  ];
  return <PageTabs label={t("tabs.label")} places={places} />;
}
