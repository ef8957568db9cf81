/** Names for the shapes of knowledge in the generated schema. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ProblemRow = Schemas["ProblemRow"];
export type ProblemFull = Schemas["ProblemFull"];
export type ProblemPage = Schemas["ProblemPage"];
export type ProblemState = Schemas["ProblemState"];
export type ProblemOrder = Schemas["ProblemOrder"];
export type LinkAnswer = Schemas["LinkAnswer"];
export type LinkedCase = Schemas["LinkedCase"];
export type ArticleRow = Schemas["ArticleRow"];
export type ArticleFull = Schemas["ArticleFull"];
export type ArticlePage = Schemas["ArticlePage"];
export type ArticleState = Schemas["ArticleState"];
export type ArticleOrder = Schemas["ArticleOrder"];
export type ArticleDrafting = Schemas["ArticleDrafting"];
export type Audience = Schemas["Audience"];
export type KnowledgeAct = Schemas["KnowledgeAct"];
export type KnowledgeEntry = Schemas["KnowledgeEntry"];
export type Hints = Schemas["Hints"];
export type CaseKnowledge = Schemas["CaseKnowledge"];
