import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { NoticeAddressOrder, NoticeBook, NoticeFull, NoticeOrder, NoticePage, NoticeSending } from "@/api/notices";

export function useNotices(contract: string | undefined): UseInfiniteQueryResult<InfiniteData<NoticePage>> {
  return useInfiniteQuery({
    queryKey: ["notices", contract],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<NoticePage>(await client.GET("/api/notices", { params: { query: { contract, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useNotice(id: string): UseQueryResult<NoticeFull> {
  return useQuery({
    queryKey: ["notice", id],
    queryFn: async () => body<NoticeFull>(await client.GET("/api/notices/{notice_id}", { params: { path: { notice_id: id } } })),
  });
}

export function useBook(contract: string): UseQueryResult<NoticeBook> {
  return useQuery({
    queryKey: ["notice-book", contract],
    queryFn: async () => body<NoticeBook>(await client.GET("/api/notices/contracts/{contract_id}", { params: { path: { contract_id: contract } } })),
  });
}

/** What came back takes the place of the page; the register is read again. */
function useKeep(): (full: NoticeFull) => void {
  const queries = useQueryClient();
  return (full) => {
    queries.setQueryData(["notice", full.id], full);
    void queries.invalidateQueries({ queryKey: ["notices"] });
  };
}

export type NewNoticeAct = Pick<NoticeOrder, "act" | "expected_seq"> & Partial<NoticeOrder>;

export function useActOnNotice(id: string): UseMutationResult<NoticeFull, Error, NewNoticeAct> {
  const keep = useKeep();
  return useMutation({
    mutationFn: async (given) => body<NoticeFull>(await client.POST("/api/notices/{notice_id}/entries", { params: { path: { notice_id: id } }, body: { note: "", files: [], ...given } })),
    onSuccess: keep,
  });
}

export function useSendNotice(): UseMutationResult<NoticeFull, Error, NoticeSending> {
  const keep = useKeep();
  return useMutation({
    mutationFn: async (given) => body<NoticeFull>(await client.POST("/api/notices", { body: given })),
    onSuccess: keep,
  });
}

export function useChangeAddress(contract: string): UseMutationResult<NoticeBook, Error, NoticeAddressOrder> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) => body<NoticeBook>(await client.POST("/api/notices/contracts/{contract_id}/addresses", { params: { path: { contract_id: contract } }, body: given })),
    onSuccess: (book) => queries.setQueryData(["notice-book", contract], book),
  });
}
