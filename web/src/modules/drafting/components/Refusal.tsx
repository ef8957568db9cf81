import type { ReactElement } from "react";
import { isProblem } from "@/api/problem";
import { useTexts } from "@/shared/i18n";
import { Alert } from "@/shared/ui";

/** What the server would not keep, and why. */
export function Refusal({ error }: { error: Error }): ReactElement {
  const shared = useTexts();
  const details = isProblem(error) ? error.problems.map((problem) => problem.message) : [];
  return <Alert type="error" showIcon role="alert" title={isProblem(error) ? error.message : shared.t("state.offline")} description={details.join("；") || undefined} />;
}
