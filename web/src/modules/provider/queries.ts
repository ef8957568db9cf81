import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Authorisation, ClientChange, ClientShown, Consent, Leave, NewClient, ProviderClient, ProviderClients } from "@/api/provider";

export function useAuthorisation(query: string): UseQueryResult<Authorisation> {
  return useQuery({
    queryKey: ["authorisation", query],
    queryFn: async () => body<Authorisation>(await client.GET("/api/provider/authorisation", { params: { query: { query } } })),
    gcTime: 0,
    staleTime: 0,
  });
}

export function useDecideAuthorisation(query: string): UseMutationResult<{ location: string }, Error, boolean> {
  return useMutation({ mutationFn: async (grant) => body<{ location: string }>(await client.POST("/api/provider/authorisation", { body: { query, grant } })) });
}

export function useLeaveAsked(query: string): UseQueryResult<Leave> {
  return useQuery({ queryKey: ["leave", query], queryFn: async () => body<Leave>(await client.GET("/api/provider/leave", { params: { query: { query } } })), gcTime: 0 });
}

export function useEndSession(): UseMutationResult<unknown, Error, void> {
  return useMutation({ mutationFn: async () => client.DELETE("/api/directory/session") });
}

/** What the system was granted ends, then the session here. */
export function useLeave(query: string): UseMutationResult<Leave, Error, void> {
  return useMutation({
    mutationFn: async () => {
      const left = body<Leave>(await client.POST("/api/provider/leave", { body: { query } }));
      await client.DELETE("/api/directory/session");
      return left;
    },
  });
}

export function useConsents(): UseQueryResult<{ items: Consent[] }> {
  return useQuery({ queryKey: ["consents"], queryFn: async () => body<{ items: Consent[] }>(await client.GET("/api/provider/consents")) });
}

export function useWithdraw(): UseMutationResult<unknown, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id) => client.DELETE("/api/provider/consents/{client_id}", { params: { path: { client_id: id } } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["consents"] }),
  });
}

export function useClients(): UseQueryResult<ProviderClients> {
  return useQuery({ queryKey: ["provider-clients"], queryFn: async () => body<ProviderClients>(await client.GET("/api/provider/clients")) });
}

function useClientChange<Given, Answer>(change: (given: Given) => Promise<Answer>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => void queries.invalidateQueries({ queryKey: ["provider-clients"] }) });
}

export function useMakeClient(): UseMutationResult<ClientShown, Error, NewClient> {
  return useClientChange(async (given: NewClient) => body<ClientShown>(await client.POST("/api/provider/clients", { body: given })));
}

export function useChangeClient(id: string): UseMutationResult<ProviderClient, Error, ClientChange> {
  return useClientChange(async (given: ClientChange) => body<ProviderClient>(await client.PUT("/api/provider/clients/{client_id}", { params: { path: { client_id: id } }, body: given })));
}

export function useRenewSecret(): UseMutationResult<ClientShown, Error, string> {
  return useClientChange(async (id: string) => body<ClientShown>(await client.POST("/api/provider/clients/{client_id}/secret", { params: { path: { client_id: id } } })));
}
