import type { RouteObject } from "react-router";

export const draftingRoutes: RouteObject[] = [
  { path: "drafting", lazy: async () => ({ Component: (await import("./pages/ReviewsPage")).ReviewsPage }) },
  { path: "drafting/:reviewId/contract", lazy: async () => ({ Component: (await import("./pages/SettlingPage")).SettlingPage }) },
  { path: "drafting/:reviewId", lazy: async () => ({ Component: (await import("./pages/ReviewPage")).ReviewPage }) },
];
