import type { RouteObject } from "react-router";

export const notifyRoutes: RouteObject[] = [
  { path: "messages", lazy: async () => ({ Component: (await import("./pages/MessagesPage")).MessagesPage }) },
  { path: "messages/channels", lazy: async () => ({ Component: (await import("./pages/ChannelsPage")).ChannelsPage }) },
];
