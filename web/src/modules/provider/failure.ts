import { isProblem } from "@/api/problem";
import { useTexts } from "@/shared/i18n";

/** What went wrong, in the server's words where it gave some. */
export function useFailure(): (error: unknown) => string {
  const shared = useTexts();
  return (error) => {
    if (!error) return "";
    if (!isProblem(error)) return shared.t("state.offline");
    return error.problems.length > 0 ? error.problems.map((one) => one.message).join("；") : error.message;
  };
}
