import { useMutation, useQuery, useQueryClient, type QueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Session } from "@/api/directory";
import { forgetDrafts, keepDraftsOf } from "@/shared/forms";
import { setLanguage } from "@/shared/i18n";

export const sessionKey = ["session"] as const;

export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => body<Session>(await client.GET("/api/directory/session")),
    staleTime: 60_000,
  });
}

/** Whether the reader holds one of these roles, on whatever contract. */
export function useHolds(...roles: string[]): boolean {
  const session = useSession();
  return (session.data?.roles ?? []).some((held) => roles.includes(held.role));
}

export interface Keeper {
  everywhere: boolean;
  units: boolean;
}

/** What the reader keeps of what concerns others: the whole installation, or units. A role on one contract keeps neither. */
export function useKeeper(): Keeper {
  const held = (useSession().data?.roles ?? []).filter((one) => one.contract_id === null);
  return { everywhere: held.some((one) => one.role === "administrator"), units: held.some((one) => one.role === "unit_administrator") };
}

/** Nothing that one person read may be seen by the next; the session itself stays under observation. */
function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
}

/** After somebody has signed in: who it is, in their language, and nothing of who was here before. */
export function useEntered(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const session = body<Session>(await client.GET("/api/directory/session"));
    if (session.person) {
      setLanguage(session.person.language);
      keepDraftsOf(session.person.id);
    }
    forgetOthers(queries);
    queries.setQueryData(sessionKey, session);
  };
}

/** Signing out loads the sign-in page anew, so that nothing read before stays in memory. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: async () => {
      await client.DELETE("/api/directory/session");
    },
    onSuccess: () => {
      forgetDrafts();
      window.location.assign("/sign-in");
    },
  });
}

export function useSetLanguage(): UseMutationResult<Session, Error, "zh" | "en"> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (language) => body<Session>(await client.PATCH("/api/directory/session", { body: { language } })),
    onSuccess: (session) => queries.setQueryData(sessionKey, session),
  });
}
