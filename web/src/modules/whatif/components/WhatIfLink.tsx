import type { ReactElement } from "react";
import { Link } from "react-router";
import { useSession } from "@/modules/directory";
import { useTexts } from "@/shared/i18n";

const RUNNERS = ["customer_approver", "vendor_project_manager", "vendor_manager", "assessor", "auditor"];

/** The way to a contract's what-ifs, for those who may run them; the back end holds everybody else to it. */
export function WhatIfLink({ contract }: { contract: string }): ReactElement | null {
  const { t } = useTexts("whatif");
  const session = useSession();
  const may = session.data?.roles.some((held) => RUNNERS.includes(held.role) && (held.contract_id === null || held.contract_id === contract));
  return may ? <Link to={`/contracts/${contract}/whatif`}>{t("link")}</Link> : null;
}
