import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { Codes, Offer, RoleName, Rules, Security, Step, TypedFactor } from "@/api/account";
import { body, client } from "@/api/client";
import { makePasskey, showPasskey } from "./passkeys";

type Options = Record<string, unknown>;

export function usePasswordStep(): UseMutationResult<Step, Error, { login: string; password: string }> {
  return useMutation({ mutationFn: async (given) => body<Step>(await client.POST("/api/account/session", { body: given })) });
}

export function useSecondStep(): UseMutationResult<Step, Error, { factor: TypedFactor; code: string; trust: boolean }> {
  return useMutation({ mutationFn: async (given) => body<Step>(await client.POST("/api/account/session/second", { body: given })) });
}

export function usePasskeyStep(): UseMutationResult<Step, Error, boolean> {
  return useMutation({
    mutationFn: async (trust) => {
      const { options } = body<{ options: Options }>(await client.POST("/api/account/session/challenge"));
      return body<Step>(await client.POST("/api/account/session/passkey", { body: { credential: await showPasskey(options), trust } }));
    },
  });
}

/** How an app is set up: by somebody who is signed in, or before entering when the role needs it. */
export interface AppSetUp {
  name: string;
  offer: () => Promise<Offer>;
  take: (code: string) => Promise<Codes>;
}

export const appOfMine: AppSetUp = {
  name: "mine",
  offer: async () => body<Offer>(await client.POST("/api/account/totp")),
  take: async (code) => body<Codes>(await client.PUT("/api/account/totp", { body: { code } })),
};

export const appBeforeEntering: AppSetUp = {
  name: "entering",
  offer: async () => body<Offer>(await client.POST("/api/account/session/totp")),
  take: async (code) => body<Codes>(await client.PUT("/api/account/session/totp", { body: { code } })),
};

export const securityKey = ["security"] as const;

export function useSecurity(): UseQueryResult<Security> {
  return useQuery({ queryKey: securityKey, queryFn: async () => body<Security>(await client.GET("/api/account/security")) });
}

/** A change of one's own account; what the page shows is read again after it. */
export function useChange<Given = void, Answer = unknown>(change: (given: Given) => Promise<Answer>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => void queries.invalidateQueries({ queryKey: securityKey }) });
}

export const changes = {
  confirm: async (given: { password: string; code: string }) => client.POST("/api/account/confirm", { body: given }),
  password: async (password: string) => client.PUT("/api/account/password", { body: { password } }),
  dropApp: async () => client.DELETE("/api/account/totp"),
  newCodes: async () => body<Codes>(await client.POST("/api/account/recovery-codes")),
  addPasskey: async (name: string) => {
    const { options } = body<{ options: Options }>(await client.POST("/api/account/passkeys/challenge"));
    return body<Codes>(await client.POST("/api/account/passkeys", { body: { name, credential: await makePasskey(options) } }));
  },
  dropPasskey: async (id: string) => client.DELETE("/api/account/passkeys/{passkey_id}", { params: { path: { passkey_id: id } } }),
  dropDevice: async (id: string) => client.DELETE("/api/account/devices/{device_id}", { params: { path: { device_id: id } } }),
  endSession: async (id: string) => client.DELETE("/api/account/sessions/{session_id}", { params: { path: { session_id: id } } }),
  endOthers: async () => client.DELETE("/api/account/sessions"),
};

export function useRules(): UseQueryResult<Rules> {
  return useQuery({ queryKey: ["factor-rules"], queryFn: async () => body<Rules>(await client.GET("/api/account/rules")) });
}

export function useSetRules(): UseMutationResult<Rules, Error, RoleName[]> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (required) => body<Rules>(await client.PUT("/api/account/rules", { body: { required } })),
    onSuccess: (rules) => queries.setQueryData(["factor-rules"], rules),
  });
}
