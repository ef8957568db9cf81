import {
  keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient,
  type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult,
} from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { CasePage, Workbench } from "@/api/desk";
import type { BulkAct, BulkOrder, BulkResults, CaseQuery, Export, ExportOrder, ListFilters, View, ViewOrder, Views } from "@/api/lists";

const PAGE = 50;

export function useWorkbench(filters: CaseQuery): UseInfiniteQueryResult<InfiniteData<Workbench>> {
  return useInfiniteQuery({
    queryKey: ["workbench", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body<Workbench>(await client.GET("/api/desk/workbench", { params: { query: { ...filters, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useCases(query: CaseQuery): UseInfiniteQueryResult<InfiniteData<CasePage>> {
  return useInfiniteQuery({
    queryKey: ["cases", query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      body<CasePage>(await client.GET("/api/desk/cases", { params: { query: { ...query, limit: PAGE, cursor: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The back end takes what is left out as not asked for. */
function whole<Given extends { filters: Partial<ListFilters> }>(given: Given): Given & { filters: ListFilters } {
  return given as Given & { filters: ListFilters };
}

const VIEWS = ["views"] as const;

export function useViews(): UseQueryResult<Views> {
  return useQuery({ queryKey: VIEWS, queryFn: async () => body<Views>(await client.GET("/api/desk/views")), staleTime: 60_000 });
}

/** Save a new view, or with an id one's own anew. */
export function useSaveView(): UseMutationResult<View, Error, { id?: string; view: ViewOrder }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, view }) =>
      body<View>(
        id
          ? await client.PUT("/api/desk/views/{view_id}", { params: { path: { view_id: id } }, body: whole(view) })
          : await client.POST("/api/desk/views", { body: whole(view) }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}

export function useDropView(): UseMutationResult<void, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id) => {
      await client.DELETE("/api/desk/views/{view_id}", { params: { path: { view_id: id } } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}

export function useStartView(): UseMutationResult<void, Error, string | null> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (view) => {
      await client.PUT("/api/desk/views/start", { body: { view } });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: VIEWS }),
  });
}

export function useBulkActs(cases: string[]): UseQueryResult<BulkAct[]> {
  return useQuery({
    queryKey: ["bulk-acts", cases],
    queryFn: async () => body<BulkAct[]>(await client.POST("/api/desk/cases/bulk/acts", { body: { cases } })),
    gcTime: 0,
  });
}

/** The key makes a repeated sending harmless: the same order is carried out once. */
export function useActInBulk(): UseMutationResult<BulkResults, Error, { order: BulkOrder; key: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ order, key }) =>
      body<BulkResults>(await client.POST("/api/desk/cases/bulk", { body: order, headers: { "Idempotency-Key": key } })),
    onSuccess: () => {
      for (const key of ["workbench", "cases", "case"]) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}

const EXPORTS = ["exports"] as const;
const UNDERWAY = new Set(["waiting", "running"]);

export function isUnderway(one: Export): boolean {
  return UNDERWAY.has(one.state);
}

/** One's own exports; asked again every second while one is being written. */
export function useExports(open: boolean): UseQueryResult<Export[]> {
  return useQuery({
    queryKey: EXPORTS,
    queryFn: async () => body<Export[]>(await client.GET("/api/desk/exports")),
    enabled: open,
    refetchInterval: (query) => (query.state.data?.some(isUnderway) ? 1000 : false),
  });
}

export function useAskForExport(): UseMutationResult<Export, Error, ExportOrder> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (order) => body<Export>(await client.POST("/api/desk/exports", { body: whole(order) })),
    onSuccess: () => queries.invalidateQueries({ queryKey: EXPORTS }),
  });
}

export function useCancelExport(): UseMutationResult<Export, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id) => body<Export>(await client.POST("/api/desk/exports/{export_id}/cancel", { params: { path: { export_id: id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: EXPORTS }),
  });
}
