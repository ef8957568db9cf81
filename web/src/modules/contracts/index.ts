import { lazy } from "react";
import "./i18n";

export { ClauseExcerpt } from "./components/ClauseExcerpt";
export { ClauseLink } from "./components/ClauseLink";
export { useContracts, useIntake } from "./queries";
export { contractRoutes } from "./routes";

/** The drawer that a clause link opens; its code is fetched apart. */
export const ClauseDrawer = lazy(async () => ({ default: (await import("./components/ClauseDrawer")).ClauseDrawer }));
