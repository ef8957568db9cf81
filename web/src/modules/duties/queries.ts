import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { DayRow, DutyFull, DutyOpening, DutyOrder, DutyPage, DutyState, FeedRow, PlanView } from "@/api/duties";

export interface DutyFilters {
  contract?: string | undefined;
  owner?: "customer" | "vendor" | undefined;
  state?: DutyState[] | undefined;
  late?: boolean | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export function useDuties(filters: DutyFilters, newest: boolean): UseInfiniteQueryResult<InfiniteData<DutyPage>> {
  return useInfiniteQuery({
    queryKey: ["duties", filters, newest],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<DutyPage>(await client.GET("/api/duties", { params: { query: { ...filters, newest, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** How many duties fall due on each day, from one day to another. */
export function useDays(first: string, last: string, filters: DutyFilters): UseQueryResult<DayRow[]> {
  return useQuery({
    queryKey: ["duty-days", first, last, filters],
    queryFn: async () => body<DayRow[]>(await client.GET("/api/duties/days", { params: { query: { first, last, ...filters } } })),
  });
}

export function useDuty(id: string): UseQueryResult<DutyFull> {
  return useQuery({
    queryKey: ["duty", id],
    queryFn: async () => body<DutyFull>(await client.GET("/api/duties/{duty_id}", { params: { path: { duty_id: id } } })),
  });
}

export function usePlan(contract: string, version: number | undefined): UseQueryResult<PlanView> {
  return useQuery({
    queryKey: ["duty-plan", contract, version],
    queryFn: async () => body<PlanView>(await client.GET("/api/duties/plan/{contract_id}", { params: { path: { contract_id: contract }, query: version ? { version } : {} } })),
  });
}

export function useFeeds(): UseQueryResult<FeedRow[]> {
  return useQuery({ queryKey: ["duty-feeds"], queryFn: async () => body<FeedRow[]>(await client.GET("/api/duties/feeds")) });
}

/** What came back takes the place of the page; lists are read again. */
function useKeep(): (full: DutyFull) => void {
  const queries = useQueryClient();
  return (full) => {
    queries.setQueryData(["duty", full.id], full);
    void queries.invalidateQueries({ queryKey: ["duties"] });
    void queries.invalidateQueries({ queryKey: ["duty-days"] });
  };
}

export type NewDutyAct = Pick<DutyOrder, "act" | "expected_seq"> & Partial<DutyOrder>;

export function useActOnDuty(id: string): UseMutationResult<DutyFull, Error, NewDutyAct> {
  const keep = useKeep();
  return useMutation({
    mutationFn: async (given) => body<DutyFull>(await client.POST("/api/duties/{duty_id}/entries", { params: { path: { duty_id: id } }, body: { note: "", files: [], ...given } })),
    onSuccess: keep,
  });
}

export function useOpenDuty(): UseMutationResult<DutyFull, Error, DutyOpening> {
  const keep = useKeep();
  return useMutation({
    mutationFn: async (given) => body<DutyFull>(await client.POST("/api/duties", { body: given })),
    onSuccess: keep,
  });
}

export function useMakeFeed(): UseMutationResult<FeedRow, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => body<FeedRow>(await client.POST("/api/duties/feeds")),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["duty-feeds"] }),
  });
}

export function useRevokeFeed(): UseMutationResult<void, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id) => {
      await client.DELETE("/api/duties/feeds/{feed_id}", { params: { path: { feed_id: id } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["duty-feeds"] }),
  });
}
