import type { RouteObject } from "react-router";

export const contractRoutes: RouteObject[] = [
  { path: "contracts", lazy: async () => ({ Component: (await import("./pages/ContractsPage")).ContractsPage }) },
  { path: "contracts/load", lazy: async () => ({ Component: (await import("./pages/LoadPage")).LoadPage }) },
  { path: "contracts/:contractId", lazy: async () => ({ Component: (await import("./pages/ContractPage")).ContractPage }) },
];
