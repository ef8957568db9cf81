import type { RouteObject } from "react-router";

export const settlementRoutes: RouteObject[] = [
  { path: "settlement", lazy: async () => ({ Component: (await import("./pages/ContractsPage")).ContractsPage }) },
  { path: "settlement/:contract", lazy: async () => ({ Component: (await import("./pages/OverviewPage")).OverviewPage }) },
  { path: "settlement/:contract/:period", lazy: async () => ({ Component: (await import("./pages/StatementPage")).StatementPage }) },
  { path: "settlement/:contract/:period/:revision", lazy: async () => ({ Component: (await import("./pages/DifferencePage")).DifferencePage }) },
];
