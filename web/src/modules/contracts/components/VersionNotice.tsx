import type { ReactElement } from "react";
import { Link } from "react-router";
import type { ContractDetail } from "@/api/contracts";
import { useTexts } from "@/shared/i18n";
import { Alert } from "@/shared/ui";
import { noticeOf } from "./versionNotice";

/** Tells readers that another version is in force, or that one waits for signatures. */
export function VersionNotice({ detail }: { detail: ContractDetail }): ReactElement | null {
  const { t } = useTexts("contracts");
  const notice = noticeOf(detail);
  if (!notice) return null;
  const address = `/contracts/${detail.id}?version=${notice.other}`;
  return (
    <Alert
      type={notice.kind === "awaiting" ? "warning" : "info"}
      showIcon
      title={t(`version.notice.${notice.kind}`, { version: detail.version, other: notice.other })}
      description={<Link to={notice.kind === "awaiting" ? `${address}&view=versions` : address}>{t("version.open", { version: notice.other })}</Link>}
    />
  );
}
