import type { RouteObject } from "react-router";

export const deskRoutes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("./pages/WorkbenchPage")).WorkbenchPage }) },
  { path: "cases", lazy: async () => ({ Component: (await import("./pages/CasesPage")).CasesPage }) },
  { path: "cases/report", lazy: async () => ({ Component: (await import("./pages/ReportPage")).ReportPage }) },
  { path: "cases/:number", lazy: async () => ({ Component: (await import("./pages/CasePage")).CasePage }) },
  { path: "search", lazy: async () => ({ Component: (await import("./search/SearchPage")).SearchPage }) },
];
