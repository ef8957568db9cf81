import "./i18n";

export { sessionKey, useEntered, useSession, useSetLanguage, useSignOut } from "./queries";
export { directoryRoutes } from "./routes";
