/** Calls of sources of sign-in: away and back, and as administrators keep them. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { Checked, Source, SourceGiven, Step } from "@/api/account";
import { body, client } from "@/api/client";
import { useEntered } from "@/modules/directory";

const NEXT = "mainstay.next";
const key = ["sources"] as const;

/** To the source; where to go on afterwards stays in this tab. */
export function useGoToSource(): UseMutationResult<{ location: string }, Error, { source: string; next: string }> {
  return useMutation({
    mutationFn: async ({ source }) => body<{ location: string }>(await client.POST("/api/account/session/source", { body: { source_id: source } })),
    onSuccess: ({ location }, { next }) => {
      sessionStorage.setItem(NEXT, next);
      window.location.assign(location);
    },
  });
}

export const nextKept = (): string | null => sessionStorage.getItem(NEXT);

/** What the source answered counts once, so it is shown once, however often the page is drawn. */
export function useReturn(source: string, query: string): UseQueryResult<Step> {
  const entered = useEntered();
  return useQuery({
    queryKey: ["source-return", source, query],
    queryFn: async () => {
      const step = body<Step>(await client.POST("/api/account/session/source/return", { body: { source_id: source, query } }));
      if (step.next === "done") await entered();
      return step;
    },
    retry: false,
    staleTime: Infinity,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
}

/** The first step with an account and password of a directory. */
export function useDirectoryStep(source: string): UseMutationResult<Step, Error, { login: string; password: string }> {
  return useMutation({ mutationFn: async (given) => body<Step>(await client.POST("/api/account/session/directory", { body: { source_id: source, ...given } })) });
}

export function useSources(): UseQueryResult<{ items: Source[] }> {
  return useQuery({ queryKey: key, queryFn: async () => body<{ items: Source[] }>(await client.GET("/api/account/sources")) });
}

/** Adds a source, or changes the one with this id. */
export function useKeepSource(id?: string): UseMutationResult<Source, Error, SourceGiven> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) =>
      id === undefined
        ? body<Source>(await client.POST("/api/account/sources", { body: given }))
        : body<Source>(await client.PUT("/api/account/sources/{source_id}", { params: { path: { source_id: id } }, body: given })),
    onSuccess: () => void Promise.all([queries.invalidateQueries({ queryKey: key }), queries.invalidateQueries({ queryKey: ["ways"] })]),
  });
}

/** Checks a source; a directory is also asked for the login, where one is given. */
export function useCheckSource(id: string): UseMutationResult<Checked, Error, string> {
  return useMutation({ mutationFn: async (login) => body<Checked>(await client.POST("/api/account/sources/{source_id}/check", { params: { path: { source_id: id } }, body: { login } })) });
}
