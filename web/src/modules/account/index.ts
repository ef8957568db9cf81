import "./i18n";

export { AccountTabs } from "./components/Tabs";
export { accountRoutes, signInRoutes } from "./routes";
