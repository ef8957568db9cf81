import "./i18n";

export { deskRoutes } from "./routes";
