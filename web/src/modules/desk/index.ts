import "./i18n";

export { deskRoutes } from "./routes";
export { SearchBox } from "./search/SearchBox";
