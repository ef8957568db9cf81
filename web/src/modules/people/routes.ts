import type { RouteObject } from "react-router";

export const peopleRoutes: RouteObject[] = [
  { path: "rosters", lazy: async () => ({ Component: (await import("./pages/RosterPage")).RosterPage }) },
];
