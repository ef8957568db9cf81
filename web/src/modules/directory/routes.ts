import type { RouteObject } from "react-router";

/** Pages inside the shell: who may do what. */
export const directoryRoutes: RouteObject[] = [
  { path: "permissions", lazy: async () => ({ Component: (await import("./permissions/PermissionsPage")).PermissionsPage }) },
];
