import type { RouteObject } from "react-router";

export const noticeRoutes: RouteObject[] = [
  { path: "notices", lazy: async () => ({ Component: (await import("./pages/NoticesPage")).NoticesPage }) },
  { path: "notices/contract/:contract", lazy: async () => ({ Component: (await import("./pages/BookPage")).BookPage }) },
  { path: "notices/:id", lazy: async () => ({ Component: (await import("./pages/NoticePage")).NoticePage }) },
];
