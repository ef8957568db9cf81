import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { CaseLadders } from "@/api/desk";
import { caseTopic, useLiveTopic } from "@/shared/live";

/** The ladders of a case, read again when something has been written on it. */
export function useLadders(number: string): UseQueryResult<CaseLadders> {
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: ["case-ladders", number],
    queryFn: async () => body<CaseLadders>(await client.GET("/api/desk/cases/{number}/ladder", { params: { path: { number } } })),
  });
  useLiveTopic(found.data ? caseTopic(found.data.contract.id, number) : null, () => void queries.invalidateQueries({ queryKey: ["case-ladders", number] }));
  return found;
}
