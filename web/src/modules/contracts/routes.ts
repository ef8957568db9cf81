import type { RouteObject } from "react-router";

export const contractRoutes: RouteObject[] = [
  { path: "contracts", lazy: async () => ({ Component: (await import("./pages/ContractsPage")).ContractsPage }) },
  { path: "contracts/:contractId", lazy: async () => ({ Component: (await import("./pages/ContractPage")).ContractPage }) },
];
