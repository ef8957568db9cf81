import "./i18n";

export { notifyRoutes } from "./routes";
