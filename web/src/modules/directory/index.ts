import "./i18n";

export { sessionKey, useEntered, useHolds, useKeeper, useSession, useSetLanguage, useSignOut } from "./queries";
export { directoryRoutes } from "./routes";
export { usePerson, useUnits } from "./units/calls";
export { HeldRoles } from "./units/HeldRoles";
export { optionsOf } from "./units/tree";
