import { lazy } from "react";
import "./i18n";

export { ClauseExcerpt } from "./components/ClauseExcerpt";
export { ClauseLink } from "./components/ClauseLink";
export { readFile } from "./loading/file";
export { FileChoice } from "./loading/FileChoice";
export { FileEditor, type Editor } from "./loading/FileEditor";
export { RemarkList } from "./loading/RemarkList";
export { remarksOfRefusal } from "./loading/remarks";
export { useContracts, useIntake, useMayLoad } from "./queries";
export { contractRoutes } from "./routes";

/** The drawer that a clause link opens; its code is fetched apart. */
export const ClauseDrawer = lazy(async () => ({ default: (await import("./components/ClauseDrawer")).ClauseDrawer }));
