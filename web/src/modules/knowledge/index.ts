import "./i18n";

export { CaseKnowledge } from "./components/CaseKnowledge";
export { KnownHints } from "./components/KnownHints";
export { knowledgeRoutes } from "./routes";
