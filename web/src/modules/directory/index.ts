import "./i18n";

export { sessionKey, useSession, useSetLanguage, useSignOut } from "./queries";
export { signInRoutes } from "./routes";
