import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { AcceptanceFull, AcceptanceOrder, AcceptancePage, AcceptanceState } from "@/api/acceptance";

export function useAcceptances(state: AcceptanceState | undefined): UseInfiniteQueryResult<InfiniteData<AcceptancePage>> {
  return useInfiniteQuery({
    queryKey: ["acceptances", state],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<AcceptancePage>(await client.GET("/api/acceptance", { params: { query: { state: state ? [state] : [], cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useAcceptance(contract: string): UseQueryResult<AcceptanceFull> {
  return useQuery({
    queryKey: ["acceptance", contract],
    queryFn: async () => body<AcceptanceFull>(await client.GET("/api/acceptance/{contract_id}", { params: { path: { contract_id: contract } } })),
  });
}

export type NewAcceptanceAct = Pick<AcceptanceOrder, "act" | "expected_seq"> & Partial<AcceptanceOrder>;

/** What came back takes the place of the page; the list is read again. */
export function useActOnAcceptance(contract: string): UseMutationResult<AcceptanceFull, Error, NewAcceptanceAct> {
  const queries = useQueryClient();
  const empty = { item: "", media: [], step: "", event: "", form: {}, note: "", files: [] };
  return useMutation({
    mutationFn: async (given) => body<AcceptanceFull>(await client.POST("/api/acceptance/{contract_id}/entries", { params: { path: { contract_id: contract } }, body: { ...empty, ...given } })),
    onSuccess: (full) => {
      queries.setQueryData(["acceptance", contract], full);
      void queries.invalidateQueries({ queryKey: ["acceptances"] });
    },
  });
}
