import type { RouteObject } from "react-router";

export const deskRoutes: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("./pages/WorkbenchPage")).WorkbenchPage }) },
  { path: "cases", lazy: async () => ({ Component: (await import("./pages/CasesPage")).CasesPage }) },
  { path: "cases/report", lazy: async () => ({ Component: (await import("./pages/ReportPage")).ReportPage }) },
  { path: "cases/:number/print/:form", lazy: async () => ({ Component: (await import("./pages/PrintPage")).PrintPage }) },
  { path: "call-backs", lazy: async () => ({ Component: (await import("./pages/CallBacksPage")).CallBacksPage }) },
  { path: "calendars", lazy: async () => ({ Component: (await import("./calendars/CalendarsPage")).CalendarsPage }) },
  { path: "catalogue", lazy: async () => ({ Component: (await import("./pages/CataloguePage")).CataloguePage }) },
  { path: "catalogue/load", lazy: async () => ({ Component: (await import("./pages/CatalogueLoadPage")).CatalogueLoadPage }) },
  { path: "cases/:number/ladder", lazy: async () => ({ Component: (await import("./ladder/LadderPage")).LadderPage }) },
  { path: "cases/:number", lazy: async () => ({ Component: (await import("./pages/CasePage")).CasePage }) },
  { path: "search", lazy: async () => ({ Component: (await import("./search/SearchPage")).SearchPage }) },
];

/** Open to whoever holds the link: no sign-in, no navigation. */
export const surveyRoutes: RouteObject[] = [
  { path: "survey/:token", lazy: async () => ({ Component: (await import("./pages/SurveyPage")).SurveyPage }) },
];
