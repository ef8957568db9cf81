import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";
import type { AgendaPage } from "@/api/agenda";
import { body, client } from "@/api/client";

export interface AgendaFilters {
  kind?: string[] | undefined;
  contract?: string | undefined;
  subject?: string | undefined;
  late?: boolean | undefined;
}

const READ_AGAIN = 60_000;

/** What is due next, read again each minute: what was due has happened by then, or is late. */
export function useAgenda(filters: AgendaFilters): UseInfiniteQueryResult<InfiniteData<AgendaPage>> {
  return useInfiniteQuery({
    queryKey: ["agenda", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<AgendaPage>(await client.GET("/api/agenda", { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: READ_AGAIN,
  });
}
