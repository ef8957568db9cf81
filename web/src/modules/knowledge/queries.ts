import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { ArticleDrafting, ArticleFull, ArticleOrder, ArticlePage, ArticleState, CaseKnowledge, Hints, LinkAnswer, ProblemFull, ProblemOrder, ProblemPage, ProblemState } from "@/api/knowledge";

export interface ListQuery<State> {
  contract?: string | undefined;
  state?: State | undefined;
  q?: string | undefined;
}

export function useProblems(query: ListQuery<ProblemState>): UseInfiniteQueryResult<InfiniteData<ProblemPage>> {
  return useInfiniteQuery({
    queryKey: ["problems", query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<ProblemPage>(await client.GET("/api/knowledge/problems", { params: { query: { ...query, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useArticles(query: ListQuery<ArticleState>): UseInfiniteQueryResult<InfiniteData<ArticlePage>> {
  return useInfiniteQuery({
    queryKey: ["articles", query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<ArticlePage>(await client.GET("/api/knowledge/articles", { params: { query: { ...query, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** Read again while cases still wait to be told. */
export function useProblem(number: string): UseQueryResult<ProblemFull> {
  return useQuery({
    queryKey: ["problem", number],
    queryFn: async () => body<ProblemFull>(await client.GET("/api/knowledge/problems/{number}", { params: { path: { number } } })),
    refetchInterval: (query) => (query.state.data?.linked.some((one) => one.outcome === "pending") ? 3_000 : false),
  });
}

export function useArticle(number: string): UseQueryResult<ArticleFull> {
  return useQuery({
    queryKey: ["article", number],
    queryFn: async () => body<ArticleFull>(await client.GET("/api/knowledge/articles/{number}", { params: { path: { number } } })),
  });
}

export function useCaseKnowledge(number: string): UseQueryResult<CaseKnowledge> {
  return useQuery({
    queryKey: ["case-knowledge", number],
    queryFn: async () => body<CaseKnowledge>(await client.GET("/api/knowledge/cases/{number}", { params: { path: { number } } })),
  });
}

export function useHints(contract: string, title: string, description: string): UseQueryResult<Hints> {
  return useQuery({
    queryKey: ["hints", contract, title, description],
    enabled: contract !== "" && title.trim().length > 1,
    queryFn: async ({ signal }) => body<Hints>(await client.POST("/api/knowledge/hints", { body: { contract_id: contract, title, description }, signal })),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}

type Blank<Order> = Partial<Order> & Pick<Order, "act" & keyof Order> & Pick<Order, "expected_seq" & keyof Order>;
export type NewProblemAct = Blank<ProblemOrder>;
export type NewArticleAct = Blank<ArticleOrder>;
const NO_PROBLEM = { title: "", description: "", cause: "", workaround: "", solution: "", note: "", case: "", resolve_cases: false };
const NO_ARTICLE = { title: "", body: "", note: "" };

/** What came back takes the place of the page; lists are read again. */
function useKeep<Full>(kind: "problem" | "article"): (number: string, full: Full) => void {
  const queries = useQueryClient();
  return (number, full) => {
    queries.setQueryData([kind, number], full);
    void queries.invalidateQueries({ queryKey: [`${kind}s`] });
    void queries.invalidateQueries({ queryKey: ["case-knowledge"] });
  };
}

export function useOpenProblem(): UseMutationResult<ProblemFull, Error, { contract_id: string; title: string; description: string }> {
  const keep = useKeep<ProblemFull>("problem");
  return useMutation({
    mutationFn: async (given) => body<ProblemFull>(await client.POST("/api/knowledge/problems", { body: given })),
    onSuccess: (full) => keep(full.number, full),
  });
}

export function useActOnProblem(number: string): UseMutationResult<ProblemFull, Error, NewProblemAct> {
  const keep = useKeep<ProblemFull>("problem");
  return useMutation({
    mutationFn: async (given) => body<ProblemFull>(await client.POST("/api/knowledge/problems/{number}/entries", { params: { path: { number } }, body: { ...NO_PROBLEM, ...given } })),
    onSuccess: (full) => keep(number, full),
  });
}

export function useLinkCases(number: string): UseMutationResult<LinkAnswer, Error, string[]> {
  const keep = useKeep<ProblemFull>("problem");
  return useMutation({
    mutationFn: async (cases) => body<LinkAnswer>(await client.POST("/api/knowledge/problems/{number}/cases", { params: { path: { number } }, body: { cases } })),
    onSuccess: (answer) => keep(number, answer.problem),
  });
}

export function useTellCases(number: string): UseMutationResult<ProblemFull, Error, void> {
  const keep = useKeep<ProblemFull>("problem");
  return useMutation({
    mutationFn: async () => body<ProblemFull>(await client.POST("/api/knowledge/problems/{number}/tellings", { params: { path: { number } } })),
    onSuccess: (full) => keep(number, full),
  });
}

export function useDraftArticle(): UseMutationResult<ArticleFull, Error, ArticleDrafting> {
  const keep = useKeep<ArticleFull>("article");
  return useMutation({
    mutationFn: async (given) => body<ArticleFull>(await client.POST("/api/knowledge/articles", { body: given })),
    onSuccess: (full) => keep(full.number, full),
  });
}

export function useActOnArticle(number: string): UseMutationResult<ArticleFull, Error, NewArticleAct> {
  const keep = useKeep<ArticleFull>("article");
  return useMutation({
    mutationFn: async (given) => body<ArticleFull>(await client.POST("/api/knowledge/articles/{number}/entries", { params: { path: { number } }, body: { ...NO_ARTICLE, ...given } })),
    onSuccess: (full) => keep(number, full),
  });
}

export function useGiveFeedback(number: string): UseMutationResult<ArticleFull, Error, boolean> {
  const keep = useKeep<ArticleFull>("article");
  return useMutation({
    mutationFn: async (helpful) => body<ArticleFull>(await client.POST("/api/knowledge/articles/{number}/feedback", { params: { path: { number } }, body: { helpful, note: "" } })),
    onSuccess: (full) => keep(number, full),
  });
}
