import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Difference, Issued, Overview, RecordBody, SettledRow, SettlementRecord, StatementPageData } from "@/api/settlement";

export function useSettled(): UseQueryResult<SettledRow[]> {
  return useQuery({ queryKey: ["settlement"], queryFn: async () => body<SettledRow[]>(await client.GET("/api/settlement/contracts")) });
}

export function useOverview(contract: string): UseQueryResult<Overview> {
  return useQuery({
    queryKey: ["settlement", contract],
    queryFn: async () => body<Overview>(await client.GET("/api/settlement/contracts/{contract_id}", { params: { path: { contract_id: contract } } })),
  });
}

export function useStatement(contract: string, period: string): UseQueryResult<StatementPageData> {
  return useQuery({
    queryKey: ["settlement", contract, period],
    queryFn: async () => body<StatementPageData>(await client.GET("/api/settlement/contracts/{contract_id}/statements/{period}", { params: { path: { contract_id: contract, period } } })),
  });
}

export function useDifference(contract: string, period: string, revision: number): UseQueryResult<Difference> {
  return useQuery({
    queryKey: ["settlement", contract, period, "difference", revision],
    queryFn: async () => body<Difference>(await client.GET("/api/settlement/contracts/{contract_id}/statements/{period}/{revision}/difference", { params: { path: { contract_id: contract, period, revision } } })),
  });
}

export type Recording = Partial<RecordBody> & Pick<RecordBody, "act">;
const BLANK = { note: "", system: "", level: "", side: "", stage: "", rule: "", fact: "", cases: [], zero: false, sheet: "", digest: "" };

export function useRecord(contract: string): UseMutationResult<SettlementRecord, Error, Recording> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) => body<SettlementRecord>(await client.POST("/api/settlement/contracts/{contract_id}/records", { params: { path: { contract_id: contract } }, body: { ...BLANK, ...given } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["settlement"] }),
  });
}

export function useIssue(contract: string, period: string): UseMutationResult<Issued, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => body<Issued>(await client.POST("/api/settlement/contracts/{contract_id}/statements/{period}", { params: { path: { contract_id: contract, period } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["settlement"] }),
  });
}
