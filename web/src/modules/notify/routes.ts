import type { RouteObject } from "react-router";

export const notifyRoutes: RouteObject[] = [
  { path: "messages", lazy: async () => ({ Component: (await import("./pages/MessagesPage")).MessagesPage }) },
  { path: "messages/channels", lazy: async () => ({ Component: (await import("./pages/ChannelsPage")).ChannelsPage }) },
  { path: "messages/templates", lazy: async () => ({ Component: (await import("./pages/TemplatesPage")).TemplatesPage }) },
  { path: "messages/templates/:kind", lazy: async () => ({ Component: (await import("./pages/TemplatePage")).TemplatePage }) },
  { path: "messages/preferences", lazy: async () => ({ Component: (await import("./pages/PreferencesPage")).PreferencesPage }) },
];
