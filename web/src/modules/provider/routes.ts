import type { RouteObject } from "react-router";

/** Pages that people are sent to by other systems, before they have signed in. */
export const publicProviderRoutes: RouteObject[] = [
  { path: "authorize", lazy: async () => ({ Component: (await import("./pages/AuthorizePage")).AuthorizePage }) },
  { path: "end-session", lazy: async () => ({ Component: (await import("./pages/EndSessionPage")).EndSessionPage }) },
];

export const providerRoutes: RouteObject[] = [
  { path: "provider/consents", lazy: async () => ({ Component: (await import("./pages/ConsentsPage")).ConsentsPage }) },
  { path: "provider/clients", lazy: async () => ({ Component: (await import("./pages/ClientsPage")).ClientsPage }) },
];
