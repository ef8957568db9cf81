import type { RouteObject } from "react-router";

export const intakeRoutes: RouteObject[] = [
  { path: "intake", lazy: async () => ({ Component: (await import("./pages/ArrivalsPage")).ArrivalsPage }) },
  { path: "intake/arrivals/:id", lazy: async () => ({ Component: (await import("./pages/ArrivalPage")).ArrivalPage }) },
  { path: "intake/phone", lazy: async () => ({ Component: (await import("./pages/PhonePage")).PhonePage }) },
  { path: "intake/contacts", lazy: async () => ({ Component: (await import("./pages/ContactsPage")).ContactsPage }) },
  { path: "intake/inlets", lazy: async () => ({ Component: (await import("./pages/InletsPage")).InletsPage }) },
];
