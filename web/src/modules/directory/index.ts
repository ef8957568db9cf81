export { sessionKey, useEntered, useSession, useSetLanguage, useSignOut } from "./queries";
