import "./i18n";

export { acceptanceRoutes } from "./routes";
