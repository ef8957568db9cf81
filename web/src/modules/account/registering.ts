/** Calls of codes, registration and the profile. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { Application, Applied, CodeAsked, CodePurpose, PlaceSwitch, Profile, Registration, RegistrationPage, RegistrationState, Step, Unit, Ways } from "@/api/account";
import { body, client, ownHeaders } from "@/api/client";
import { readProblem } from "@/api/problem";

export function useWays(): UseQueryResult<Ways> {
  return useQuery({ queryKey: ["ways"], queryFn: async () => body<Ways>(await client.GET("/api/account/ways")), staleTime: Infinity });
}

export function useAskForCode(): UseMutationResult<CodeAsked, Error, { account: string; purpose: CodePurpose }> {
  return useMutation({ mutationFn: async (given) => body<CodeAsked>(await client.POST("/api/account/codes", { body: given })) });
}

export function useCodeStep(): UseMutationResult<Step, Error, string> {
  return useMutation({ mutationFn: async (code) => body<Step>(await client.POST("/api/account/session/code", { body: { code } })) });
}

export function useReset(): UseMutationResult<unknown, Error, { code: string; password: string }> {
  return useMutation({ mutationFn: async (given) => client.POST("/api/account/session/reset", { body: given }) });
}

export function usePlaces(): UseQueryResult<{ items: Unit[] }> {
  return useQuery({ queryKey: ["places"], queryFn: async () => body<{ items: Unit[] }>(await client.GET("/api/account/places")) });
}

export function useAskToRegister(): UseMutationResult<CodeAsked, Error, string> {
  return useMutation({ mutationFn: async (phone) => body<CodeAsked>(await client.POST("/api/account/registrations/code", { body: { phone } })) });
}

export function useRegister(): UseMutationResult<Applied, Error, Application> {
  return useMutation({ mutationFn: async (given) => body<Applied>(await client.POST("/api/account/registrations", { body: given })) });
}

export function useRegistrations(state: RegistrationState): UseInfiniteQueryResult<InfiniteData<RegistrationPage>> {
  return useInfiniteQuery({
    queryKey: ["registrations", state],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<RegistrationPage>(await client.GET("/api/account/registrations", { params: { query: { state, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** Yes, or with a note no. */
export function useDecide(): UseMutationResult<Registration, Error, { id: string; note?: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, note }) => {
      const params = { path: { registration_id: id } };
      if (note === undefined) return body<Registration>(await client.POST("/api/account/registrations/{registration_id}/approval", { params }));
      return body<Registration>(await client.POST("/api/account/registrations/{registration_id}/refusal", { params, body: { note } }));
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["registrations"] }),
  });
}

export function useAllPlaces(): UseQueryResult<{ items: PlaceSwitch[] }> {
  return useQuery({ queryKey: ["all-places"], queryFn: async () => body<{ items: PlaceSwitch[] }>(await client.GET("/api/account/registrations/places")) });
}

export function useSetPlaces(): UseMutationResult<{ items: PlaceSwitch[] }, Error, string[]> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (open) => body<{ items: PlaceSwitch[] }>(await client.PUT("/api/account/registrations/places", { body: { open } })),
    onSuccess: (places) => queries.setQueryData(["all-places"], places),
  });
}

export const profileKey = ["profile"] as const;

export function useProfile(): UseQueryResult<Profile> {
  return useQuery({ queryKey: profileKey, queryFn: async () => body<Profile>(await client.GET("/api/account/profile")) });
}

/** A change of one's profile, which is read again after it. */
export function useProfileChange<Given = void, Answer = unknown>(change: (given: Given) => Promise<Answer>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => void queries.invalidateQueries({ queryKey: profileKey }) });
}

export const reach = {
  ask: async (to: string) => body<CodeAsked>(await client.POST("/api/account/profile/code", { body: { to } })),
  change: async (code: string) => body<Profile>(await client.PUT("/api/account/profile/reach", { body: { code } })),
};

export const portraits = {
  put: async (file: File) => {
    const answer = await fetch("/api/account/portrait", { method: "PUT", body: file, headers: { ...ownHeaders(), "Content-Type": "application/octet-stream" } });
    if (!answer.ok) throw await readProblem(answer);
  },
  drop: async () => client.DELETE("/api/account/portrait"),
};
