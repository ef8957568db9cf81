import "./i18n";

export { dutyRoutes } from "./routes";
