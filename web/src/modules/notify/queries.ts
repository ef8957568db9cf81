import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Channels, Endpoint, EndpointIn, EndpointShown, MessageDetail, MessagePage, MessageQuery } from "@/api/notify";
import { useSession } from "@/modules/directory";

const WAITING_LOOK = 5000;

export function useMessages(query: MessageQuery): UseInfiniteQueryResult<InfiniteData<MessagePage>> {
  return useInfiniteQuery({
    queryKey: ["messages", query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<MessagePage>(await client.GET("/api/notify/messages", { params: { query: { ...query, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** A message with its proof; while it waits it is looked at again every few seconds. */
export function useMessage(id: number): UseQueryResult<MessageDetail> {
  return useQuery({
    queryKey: ["message", id],
    queryFn: async () => body<MessageDetail>(await client.GET("/api/notify/messages/{message_id}", { params: { path: { message_id: id } } })),
    refetchInterval: (query) => (query.state.data?.state === "queued" ? WAITING_LOOK : false),
  });
}

export function useSendAgain(id: number): UseMutationResult<MessageDetail, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => body<MessageDetail>(await client.POST("/api/notify/messages/{message_id}/again", { params: { path: { message_id: id } } })),
    onSuccess: (detail) => {
      queries.setQueryData(["message", id], detail);
      void queries.invalidateQueries({ queryKey: ["messages"] });
    },
  });
}

export function useChannels(): UseQueryResult<Channels> {
  return useQuery({ queryKey: ["channels"], queryFn: async () => body<Channels>(await client.GET("/api/notify/channels")), refetchInterval: WAITING_LOOK * 3 });
}

function useForgetChannels(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ["channels"] });
}

export function useTryChannel(lane: string): UseMutationResult<MessageDetail, Error, string> {
  const forget = useForgetChannels();
  return useMutation({
    mutationFn: async (to) => body<MessageDetail>(await client.POST("/api/notify/channels/{lane}/test", { params: { path: { lane } }, body: { to } })),
    onSuccess: forget,
  });
}

export function useMakeEndpoint(): UseMutationResult<EndpointShown, Error, EndpointIn> {
  const forget = useForgetChannels();
  return useMutation({ mutationFn: async (given) => body<EndpointShown>(await client.POST("/api/notify/endpoints", { body: given })), onSuccess: forget });
}

export function useSwitchEndpoint(id: string): UseMutationResult<Endpoint, Error, boolean> {
  const forget = useForgetChannels();
  return useMutation({
    mutationFn: async (active) => body<Endpoint>(await client.PATCH("/api/notify/endpoints/{endpoint_id}", { params: { path: { endpoint_id: id } }, body: { is_active: active } })),
    onSuccess: forget,
  });
}

export function useHolds(...roles: string[]): boolean {
  const session = useSession();
  return (session.data?.roles ?? []).some((held) => roles.includes(held.role));
}
