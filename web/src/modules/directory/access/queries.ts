import { keepPreviousData, useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { AccessPage } from "@/api/directory";
import type { AccessFilters } from "./asked";

/** The record of accesses, the latest first. */
export function useAccesses(filters: AccessFilters): UseInfiniteQueryResult<InfiniteData<AccessPage>> {
  return useInfiniteQuery({
    queryKey: ["accesses", filters],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<AccessPage>(await client.GET("/api/directory/access", { params: { query: { ...filters, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}
