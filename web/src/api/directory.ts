import type { components } from "./schema";

export type Permission = components["schemas"]["PermissionShown"];
export type PermissionTable = components["schemas"]["PermissionsShown"];
export type Session = components["schemas"]["Session"];
