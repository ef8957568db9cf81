import type { RouteObject } from "react-router";

export const acceptanceRoutes: RouteObject[] = [
  { path: "acceptance", lazy: async () => ({ Component: (await import("./pages/AcceptancesPage")).AcceptancesPage }) },
  { path: "acceptance/:contract", lazy: async () => ({ Component: (await import("./pages/AcceptancePage")).AcceptancePage }) },
  { path: "acceptance/:contract/form", lazy: async () => ({ Component: (await import("./pages/FormPage")).FormPage }) },
];
