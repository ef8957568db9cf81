import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Channels, Endpoint, EndpointIn, EndpointShown, KindDetail, KindList, LaneTried, MessageDetail, MessagePage, MessageQuery, Preferences, PreferencesIn, Preview, PushIn, PushState, Wording, WordingDraft } from "@/api/notify";

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

export function useTryNow(lane: string): UseMutationResult<LaneTried, Error, void> {
  const forget = useForgetChannels();
  return useMutation({ mutationFn: async () => body<LaneTried>(await client.POST("/api/notify/channels/{lane}/now", { params: { path: { lane } } })), onSuccess: forget });
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

export interface WordsPlace {
  kind: string;
  contract: string;
  language: "zh" | "en";
}

export function useKinds(contract: string): UseQueryResult<KindList> {
  return useQuery({ queryKey: ["kinds", contract], queryFn: async () => body<KindList>(await client.GET("/api/notify/templates", { params: { query: { contract_id: contract || undefined } } })) });
}

export function useKind({ kind, contract, language }: WordsPlace): UseQueryResult<KindDetail> {
  return useQuery({
    queryKey: ["kind", kind, contract, language],
    queryFn: async () => body<KindDetail>(await client.GET("/api/notify/templates/{kind}", { params: { path: { kind }, query: { contract_id: contract || undefined, language } } })),
  });
}

/** How words would read; the last reading stays until the next is there. */
export function usePreview({ kind, language }: WordsPlace, wording: Wording): UseQueryResult<Preview> {
  return useQuery({
    queryKey: ["preview", kind, language, wording],
    queryFn: async () => body<Preview>(await client.POST("/api/notify/templates/{kind}/preview", { params: { path: { kind } }, body: { language, ...wording } })),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}

/** New words, or with none back to the shipped ones. */
export function useWriteWords({ kind, contract, language }: WordsPlace): UseMutationResult<KindDetail, Error, { base: number; wording?: Wording }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ base, wording }) => {
      const place = { language, contract_id: contract || null, base };
      const path = { kind };
      if (!wording) return body<KindDetail>(await client.POST("/api/notify/templates/{kind}/shipped", { params: { path }, body: place }));
      const draft: WordingDraft = { ...place, ...wording };
      return body<KindDetail>(await client.POST("/api/notify/templates/{kind}/versions", { params: { path }, body: draft }));
    },
    onSuccess: (detail) => {
      queries.setQueryData(["kind", kind, contract, language], detail);
      void queries.invalidateQueries({ queryKey: ["kinds"] });
    },
  });
}

export function usePreferences(): UseQueryResult<Preferences> {
  return useQuery({ queryKey: ["preferences"], queryFn: async () => body<Preferences>(await client.GET("/api/notify/preferences")) });
}

export function useSetPreferences(): UseMutationResult<Preferences, Error, PreferencesIn> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) => body<Preferences>(await client.PUT("/api/notify/preferences", { body: given })),
    onSuccess: (found) => queries.setQueryData(["preferences"], found),
  });
}

export function usePush(): UseQueryResult<PushState> {
  return useQuery({ queryKey: ["push"], queryFn: async () => body<PushState>(await client.GET("/api/notify/push")) });
}

/** Let this browser take pushes: the person agrees, the browser subscribes, the server keeps where to. */
export function useAddBrowser(): UseMutationResult<PushState, Error, { key: string; subscribe: (key: string) => Promise<PushIn> }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, subscribe }) => body<PushState>(await client.POST("/api/notify/push", { body: await subscribe(key) })),
    onSuccess: (found) => queries.setQueryData(["push"], found),
  });
}

export function useRemoveBrowser(): UseMutationResult<PushState, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id) => body<PushState>(await client.DELETE("/api/notify/push/{subscription_id}", { params: { path: { subscription_id: id } } })),
    onSuccess: (found) => queries.setQueryData(["push"], found),
  });
}
