import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { CaseDetail } from "@/api/desk";
import type { CasesFound, SearchQuery, SimilarAsk, SimilarCases } from "@/api/search";

export function useSearch(query: SearchQuery): UseInfiniteQueryResult<InfiniteData<CasesFound>> {
  return useInfiniteQuery({
    queryKey: ["search", query],
    enabled: query.q.trim() !== "",
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => body<CasesFound>(await client.GET("/api/desk/search", { params: { query: { ...query, cursor: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
    retry: false,
  });
}

/** Asks once the text has stood still; what was found before stays until then. */
export function useSimilar(asked: SimilarAsk): UseQueryResult<SimilarCases> {
  return useQuery({
    queryKey: ["similar", asked],
    enabled: asked.contract_id !== "" && asked.title.trim().length > 1,
    queryFn: async ({ signal }) => body<SimilarCases>(await client.POST("/api/desk/similar", { body: asked, signal })),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}

interface Joining {
  number: string;
  seq: number;
  note: string;
  affected: string;
}

/** Adds the reporter to a case that is there already. */
export function useJoinCase(): UseMutationResult<CaseDetail, Error, Joining> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ number, seq, note, affected }) =>
      body<CaseDetail>(
        await client.POST("/api/desk/cases/{number}/entries", {
          params: { path: { number } },
          body: { act: "join", expected_seq: seq, note, fields: affected ? { affected } : {} },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ["similar"] }),
  });
}
