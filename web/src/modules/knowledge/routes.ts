import type { RouteObject } from "react-router";

export const knowledgeRoutes: RouteObject[] = [
  { path: "knowledge", lazy: async () => ({ Component: (await import("./pages/ArticlesPage")).ArticlesPage }) },
  { path: "knowledge/articles/new", lazy: async () => ({ Component: (await import("./pages/DraftPage")).DraftPage }) },
  { path: "knowledge/articles/:number", lazy: async () => ({ Component: (await import("./pages/ArticlePage")).ArticlePage }) },
  { path: "knowledge/problems", lazy: async () => ({ Component: (await import("./pages/ProblemsPage")).ProblemsPage }) },
  { path: "knowledge/problems/new", lazy: async () => ({ Component: (await import("./pages/OpenProblemPage")).OpenProblemPage }) },
  { path: "knowledge/problems/:number", lazy: async () => ({ Component: (await import("./pages/ProblemPage")).ProblemPage }) },
];
