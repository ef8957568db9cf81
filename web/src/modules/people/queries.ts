import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { NewShift, RosterHistory, RosterShift, RosterWeek } from "@/api/people";

export function useRoster(contract: string, day: string | undefined): UseQueryResult<RosterWeek> {
  return useQuery({
    queryKey: ["roster", contract, day ?? ""],
    enabled: contract !== "",
    placeholderData: keepPreviousData,
    queryFn: async () => body<RosterWeek>(await client.GET("/api/people/rosters/{contract_id}", { params: { path: { contract_id: contract }, query: { day } } })),
  });
}

export function useRosterHistory(contract: string): UseInfiniteQueryResult<InfiniteData<RosterHistory>> {
  return useInfiniteQuery({
    queryKey: ["roster-history", contract],
    initialPageParam: undefined as number | undefined,
    queryFn: async ({ pageParam }) => body<RosterHistory>(await client.GET("/api/people/rosters/{contract_id}/history", { params: { path: { contract_id: contract }, query: { before: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

function useReadAgain(contract: string): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ["roster", contract] });
    void queries.invalidateQueries({ queryKey: ["roster-history", contract] });
  };
}

export function useAddShift(contract: string): UseMutationResult<RosterShift, Error, NewShift> {
  const readAgain = useReadAgain(contract);
  return useMutation({
    mutationFn: async (shift) => body<RosterShift>(await client.POST("/api/people/rosters/{contract_id}/shifts", { params: { path: { contract_id: contract } }, body: shift })),
    onSuccess: readAgain,
  });
}

export function useEndShift(contract: string): UseMutationResult<RosterShift, Error, { id: string; since: string }> {
  const readAgain = useReadAgain(contract);
  return useMutation({
    mutationFn: async ({ id, since }) =>
      body<RosterShift>(await client.POST("/api/people/rosters/{contract_id}/shifts/{shift_id}/end", { params: { path: { contract_id: contract, shift_id: id } }, body: { since } })),
    onSuccess: readAgain,
  });
}
