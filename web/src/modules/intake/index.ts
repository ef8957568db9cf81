import "./i18n";

export { intakeRoutes } from "./routes";
