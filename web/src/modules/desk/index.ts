import "./i18n";

export { deskRoutes, surveyRoutes } from "./routes";
export { SearchBox } from "./search/SearchBox";
