import "./i18n";

export { providerRoutes, publicProviderRoutes } from "./routes";
