import "./i18n";

export { draftingRoutes } from "./routes";
