import type { RouteObject } from "react-router";

/** Pages inside the shell: who may do what, and who did. */
export const directoryRoutes: RouteObject[] = [
  { path: "permissions", lazy: async () => ({ Component: (await import("./permissions/PermissionsPage")).PermissionsPage }) },
  { path: "access", lazy: async () => ({ Component: (await import("./access/RecordPage")).RecordPage }) },
];
