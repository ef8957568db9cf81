import type { RouteObject } from "react-router";

export const signInRoutes: RouteObject[] = [
  { path: "sign-in", lazy: async () => ({ Component: (await import("./pages/SignInPage")).SignInPage }) },
  { path: "sign-in/from/:source", lazy: async () => ({ Component: (await import("./pages/ReturnPage")).ReturnPage }) },
  { path: "sign-in/with/:source", lazy: async () => ({ Component: (await import("./pages/DirectoryPage")).DirectoryPage }) },
  { path: "reset-password", lazy: async () => ({ Component: (await import("./pages/ResetPage")).ResetPage }) },
  { path: "register", lazy: async () => ({ Component: (await import("./pages/RegisterPage")).RegisterPage }) },
];

export const accountRoutes: RouteObject[] = [
  { path: "account/security", lazy: async () => ({ Component: (await import("./pages/SecurityPage")).SecurityPage }) },
  { path: "account/profile", lazy: async () => ({ Component: (await import("./pages/ProfilePage")).ProfilePage }) },
  { path: "account/tokens", lazy: async () => ({ Component: (await import("./pages/TokensPage")).TokensPage }) },
  { path: "account/services", lazy: async () => ({ Component: (await import("./pages/ServicesPage")).ServicesPage }) },
  { path: "account/registrations", lazy: async () => ({ Component: (await import("./pages/RegistrationsPage")).RegistrationsPage }) },
  { path: "account/sources", lazy: async () => ({ Component: (await import("./pages/SourcesPage")).SourcesPage }) },
  { path: "account/rules", lazy: async () => ({ Component: (await import("./pages/RulesPage")).RulesPage }) },
];
