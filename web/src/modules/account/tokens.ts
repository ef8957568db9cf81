/** Calls of tokens and of service accounts. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { NewToken, Service, TokenShown, Tokens } from "@/api/account";
import { body, client } from "@/api/client";

const tokensKey = ["tokens"] as const;
const servicesKey = ["services"] as const;

export function useTokens(): UseQueryResult<Tokens> {
  return useQuery({ queryKey: tokensKey, queryFn: async () => body<Tokens>(await client.GET("/api/account/tokens")) });
}

export function useServices(): UseQueryResult<{ items: Service[] }> {
  return useQuery({ queryKey: servicesKey, queryFn: async () => body<{ items: Service[] }>(await client.GET("/api/account/services")) });
}

/** The service accounts are read again: what they may do has changed elsewhere. */
export function useServicesAnew(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: servicesKey });
}

/** A change of tokens or service accounts; both lists are read again after it. */
export function useTokenChange<Given, Answer = unknown>(change: (given: Given) => Promise<Answer>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: tokensKey });
      void queries.invalidateQueries({ queryKey: servicesKey });
    },
  });
}

/** Whose tokens a list shows: one's own, or those of a service account. */
export interface TokenCalls {
  make: (given: NewToken) => Promise<TokenShown>;
  revoke: (id: string) => Promise<unknown>;
}

export const ofMine: TokenCalls = {
  make: async (given) => body<TokenShown>(await client.POST("/api/account/tokens", { body: given })),
  revoke: async (id) => client.DELETE("/api/account/tokens/{token_id}", { params: { path: { token_id: id } } }),
};

export function ofService(account: string): TokenCalls {
  return {
    make: async (given) => body<TokenShown>(await client.POST("/api/account/services/{account_id}/tokens", { params: { path: { account_id: account } }, body: given })),
    revoke: async (id) => client.DELETE("/api/account/services/{account_id}/tokens/{token_id}", { params: { path: { account_id: account, token_id: id } } }),
  };
}

export const services = {
  make: async (given: { login: string; name: string; unit_id: string | null }) => body<Service>(await client.POST("/api/account/services", { body: given })),
  change: async ({ id, ...given }: { id: string; name: string; is_active: boolean }) => body<Service>(await client.PUT("/api/account/services/{account_id}", { params: { path: { account_id: id } }, body: given })),
};
