import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { CallBackPage, Procedure, SignOrder, Survey, SurveyAnswer } from "@/api/catalogue";
import { body, client } from "@/api/client";
import type { CaseDetail } from "@/api/desk";
import { caseKey } from "../queries";

const PAGE = 50;

export function useCallBacks(contract: string): UseInfiniteQueryResult<InfiniteData<CallBackPage>> {
  return useInfiniteQuery({
    queryKey: ["call-backs", contract],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      body<CallBackPage>(await client.GET("/api/desk/call-backs", { params: { query: { limit: PAGE, cursor: pageParam, ...(contract ? { contract } : {}) } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** Read again with every entry of the case: `seq` is part of the key. */
export function useProcedure(number: string, seq: number): UseQueryResult<Procedure> {
  return useQuery({
    queryKey: ["procedure", number, seq],
    queryFn: async () => body<Procedure>(await client.GET("/api/desk/cases/{number}/procedure", { params: { path: { number } } })),
    placeholderData: (before) => before,
  });
}

export function useSurvey(token: string): UseQueryResult<Survey> {
  return useQuery({
    queryKey: ["survey", token],
    queryFn: async () => body<Survey>(await client.GET("/api/desk/survey/{token}", { params: { path: { token } } })),
    staleTime: Infinity,
    retry: false,
  });
}

export function useAnswerSurvey(token: string): UseMutationResult<unknown, Error, SurveyAnswer> {
  return useMutation({ mutationFn: async (answer) => body<unknown>(await client.POST("/api/desk/survey/{token}", { params: { path: { token } }, body: answer })) });
}

export function useSign(number: string): UseMutationResult<CaseDetail, Error, SignOrder> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (order) => body<CaseDetail>(await client.POST("/api/desk/cases/{number}/signature", { params: { path: { number } }, body: order })),
    onSuccess: (detail) => queries.setQueryData(caseKey(number), detail),
    onError: () => queries.invalidateQueries({ queryKey: caseKey(number) }),
  });
}
