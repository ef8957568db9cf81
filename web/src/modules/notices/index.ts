import "./i18n";

export { noticeRoutes } from "./routes";
