import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { KindFact, ReviewFull, ReviewOrder, ReviewPage, ReviewRow, Saying, Settling, TermVerdict } from "@/api/drafting";

const UNDERWAY = ["waiting", "reading"];

/** Read again while a document is being read. */
export function useReviews(): UseInfiniteQueryResult<InfiniteData<ReviewPage>> {
  return useInfiniteQuery({
    queryKey: ["drafting", "reviews"],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<ReviewPage>(await client.GET("/api/drafting/reviews", { params: { query: { cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: (query) => (query.state.data?.pages.some((page) => page.items.some((one) => UNDERWAY.includes(one.state))) ? 2_000 : false),
  });
}

export function useReview(id: string): UseQueryResult<ReviewFull> {
  return useQuery({
    queryKey: ["drafting", "review", id],
    queryFn: async () => body<ReviewFull>(await client.GET("/api/drafting/reviews/{review_id}", { params: { path: { review_id: id } } })),
    refetchInterval: (query) => (query.state.data && UNDERWAY.includes(query.state.data.state) ? 2_000 : false),
  });
}

export function useKinds(): UseQueryResult<Record<string, KindFact[]>> {
  return useQuery({
    queryKey: ["drafting", "kinds"],
    staleTime: Infinity,
    queryFn: async () => body<Record<string, KindFact[]>>(await client.GET("/api/drafting/kinds")),
  });
}

export function useBeginReview(): UseMutationResult<ReviewRow, Error, ReviewOrder> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (order) => body<ReviewRow>(await client.POST("/api/drafting/reviews", { body: order })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["drafting", "reviews"] }),
  });
}

export function useCancelReview(): UseMutationResult<ReviewRow, Error, string> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (id) => body<ReviewRow>(await client.POST("/api/drafting/reviews/{review_id}/cancel", { params: { path: { review_id: id } } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["drafting"] }),
  });
}

export function useSay(id: string): UseMutationResult<TermVerdict, Error, Saying> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (saying) => body<TermVerdict>(await client.POST("/api/drafting/reviews/{review_id}/verdicts", { params: { path: { review_id: id } }, body: saying })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["drafting", "review", id] }),
  });
}

/** Under the key of its review: what is said of a term changes both. */
export function useSettling(id: string, enabled = true): UseQueryResult<Settling> {
  return useQuery({
    queryKey: ["drafting", "review", id, "settling"],
    enabled,
    queryFn: async () => body<Settling>(await client.GET("/api/drafting/reviews/{review_id}/settling", { params: { path: { review_id: id } } })),
  });
}

function useSettlingAct<T>(id: string, send: (given: T) => Promise<Settling>): UseMutationResult<Settling, Error, T> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (settling) => {
      cache.setQueryData(["drafting", "review", id, "settling"], settling);
      return cache.invalidateQueries({ queryKey: ["drafting", "review", id], exact: true });
    },
  });
}

export function useKeepFile(id: string): UseMutationResult<Settling, Error, string> {
  return useSettlingAct(id, async (text: string) => body<Settling>(await client.POST("/api/drafting/reviews/{review_id}/file", { params: { path: { review_id: id } }, body: { text } })));
}

export function useSignOff(id: string): UseMutationResult<Settling, Error, void> {
  return useSettlingAct(id, async () => body<Settling>(await client.POST("/api/drafting/reviews/{review_id}/signatures", { params: { path: { review_id: id } } })));
}

export function useAcceptTerms(id: string): UseMutationResult<{ accepted: number }, Error, string[]> {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (terms) => body<{ accepted: number }>(await client.POST("/api/drafting/reviews/{review_id}/acceptances", { params: { path: { review_id: id } }, body: { terms } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["drafting", "review", id] }),
  });
}
