import "./i18n";

export { settlementRoutes } from "./routes";
