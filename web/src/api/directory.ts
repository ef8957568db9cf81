import type { components } from "./schema";

export type AccessKind = components["schemas"]["AccessKind"];
export type AccessPage = components["schemas"]["AccessPage"];
export type AccessRow = components["schemas"]["AccessRow"];
export type Permission = components["schemas"]["PermissionShown"];
export type PermissionTable = components["schemas"]["PermissionsShown"];
export type Session = components["schemas"]["Session"];
