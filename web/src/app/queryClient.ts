import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isProblem } from "@/api/problem";
import { sessionKey } from "@/modules/directory";

/** The server is the truth: nothing is guessed ahead, answers age quickly, and a lost session shows at once. */
export function makeQueryClient(): QueryClient {
  const noticeExpiry = (error: unknown) => {
    if (isProblem(error, 401)) void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeExpiry }),
    mutationCache: new MutationCache({ onError: noticeExpiry }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => !isProblem(error) && count < 2,
      },
    },
  });
  return client;
}
