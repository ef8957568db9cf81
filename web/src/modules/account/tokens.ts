/** Calls of tokens and of service accounts. */
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { NewToken, PersonDetail, RoleName, Service, TokenShown, Tokens, UnitShown } from "@/api/account";
import { body, client } from "@/api/client";

const tokensKey = ["tokens"] as const;
const servicesKey = ["services"] as const;

export function useTokens(): UseQueryResult<Tokens> {
  return useQuery({ queryKey: tokensKey, queryFn: async () => body<Tokens>(await client.GET("/api/account/tokens")) });
}

export function useServices(): UseQueryResult<{ items: Service[] }> {
  return useQuery({ queryKey: servicesKey, queryFn: async () => body<{ items: Service[] }>(await client.GET("/api/account/services")) });
}

/** The units that one administers, and all below them. */
export function useUnits(): UseQueryResult<UnitShown[]> {
  return useQuery({ queryKey: ["units"], queryFn: async () => body<UnitShown[]>(await client.GET("/api/directory/units")) });
}

export function useServiceRoles(account: string): UseQueryResult<PersonDetail> {
  return useQuery({
    queryKey: [...servicesKey, account],
    queryFn: async () => body<PersonDetail>(await client.GET("/api/directory/people/{person_id}", { params: { path: { person_id: account } } })),
  });
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
  give: async ({ id, ...given }: { id: string; role: RoleName; contract_id: string }) => client.POST("/api/directory/people/{person_id}/roles", { params: { path: { person_id: id } }, body: given }),
  take: async ({ id, grant }: { id: string; grant: string }) => client.DELETE("/api/directory/people/{person_id}/roles/{grant_id}", { params: { path: { person_id: id, grant_id: grant } } }),
};
