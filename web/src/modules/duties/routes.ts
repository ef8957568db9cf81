import type { RouteObject } from "react-router";

export const dutyRoutes: RouteObject[] = [
  { path: "duties", lazy: async () => ({ Component: (await import("./pages/DutiesPage")).DutiesPage }) },
  { path: "duties/plan/:contract", lazy: async () => ({ Component: (await import("./pages/PlanPage")).PlanPage }) },
  { path: "duties/:id", lazy: async () => ({ Component: (await import("./pages/DutyPage")).DutyPage }) },
];
