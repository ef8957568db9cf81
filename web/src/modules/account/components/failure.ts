import { isProblem } from "@/api/problem";
import { useTexts } from "@/shared/i18n";
import { NoPasskey } from "../passkeys";

/** What went wrong, in the server's words where it gave some. */
export function useFailure(): (error: unknown) => string {
  const shared = useTexts();
  const { t } = useTexts("account");
  return (error) => {
    if (!error) return "";
    if (error instanceof NoPasskey) return t("passkey.none");
    if (!isProblem(error)) return shared.t("state.offline");
    return error.problems.length > 0 ? error.problems.map((one) => one.message).join("；") : error.message;
  };
}

/** What is wrong with each field, by its name. */
export function faultsOf(error: unknown): Map<string, string> {
  const problems = isProblem(error) ? error.problems : [];
  return new Map(problems.map((one) => [one.path?.split(".").pop() ?? "", one.message]));
}
