import type { RouteObject } from "react-router";

export const signInRoutes: RouteObject[] = [
  { path: "sign-in", lazy: async () => ({ Component: (await import("./pages/SignInPage")).SignInPage }) },
];

export const accountRoutes: RouteObject[] = [
  { path: "account/security", lazy: async () => ({ Component: (await import("./pages/SecurityPage")).SecurityPage }) },
  { path: "account/rules", lazy: async () => ({ Component: (await import("./pages/RulesPage")).RulesPage }) },
];
