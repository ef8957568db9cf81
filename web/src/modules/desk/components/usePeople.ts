import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { PersonOn } from "@/api/desk";

const MINUTE = 60_000;

/** The people on the contract of a case; they seldom change. */
export function usePeople(number: string): UseQueryResult<PersonOn[]> {
  return useQuery({
    queryKey: ["people", number],
    queryFn: async () => body<PersonOn[]>(await client.GET("/api/desk/cases/{number}/people", { params: { path: { number } } })),
    staleTime: MINUTE,
  });
}
