import "./i18n";

export { peopleRoutes } from "./routes";
