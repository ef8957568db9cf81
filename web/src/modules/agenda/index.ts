import "./i18n";

export { agendaRoutes } from "./routes";
