import type { RouteObject } from "react-router";

/** Pages inside the shell: who may do what, and who did; units and their people, changes from one to another. */
export const directoryRoutes: RouteObject[] = [
  { path: "permissions", lazy: async () => ({ Component: (await import("./permissions/PermissionsPage")).PermissionsPage }) },
  { path: "access", lazy: async () => ({ Component: (await import("./access/RecordPage")).RecordPage }) },
  { path: "units", lazy: async () => ({ Component: (await import("./units/UnitsPage")).UnitsPage }) },
  { path: "people/:id", lazy: async () => ({ Component: (await import("./units/PersonPage")).PersonPage }) },
  { path: "changes", lazy: async () => ({ Component: (await import("./units/ChangesPage")).ChangesPage }) },
];
