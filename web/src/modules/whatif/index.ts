import "./i18n";

export { WhatIfLink } from "./components/WhatIfLink";
export { whatifRoutes } from "./routes";
