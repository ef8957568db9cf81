import type { RouteObject } from "react-router";

export const whatifRoutes: RouteObject[] = [{ path: "contracts/:contract/whatif", lazy: async () => ({ Component: (await import("./pages/WhatIfPage")).WhatIfPage }) }];
