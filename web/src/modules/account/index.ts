import "./i18n";

export { accountRoutes, signInRoutes } from "./routes";
