import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { Changes, Comparison, Inputs, RunForm, Simulation } from "@/api/whatif";

/** What may be changed: by the terms at a period's end, or by those now in force. */
export function useRunForm(contract: string, period?: string): UseQueryResult<RunForm> {
  return useQuery({
    queryKey: ["whatif", contract, period ?? "now"],
    queryFn: async () => body<RunForm>(await client.GET("/api/whatif/contracts/{contract_id}/form", { params: { path: { contract_id: contract }, query: period === undefined ? {} : { period } } })),
  });
}

export interface RecordsRun {
  period: string;
  changes: Changes;
}

export function useRecordsRun(contract: string): UseMutationResult<Comparison, Error, RecordsRun> {
  return useMutation({ mutationFn: async (run) => body<Comparison>(await client.POST("/api/whatif/contracts/{contract_id}/records", { params: { path: { contract_id: contract } }, body: run })) });
}

export interface YearRun {
  inputs: Inputs;
  changes: Changes;
  staff_needed: boolean;
}

export function useYearRun(contract: string): UseMutationResult<Simulation, Error, YearRun> {
  return useMutation({ mutationFn: async (run) => body<Simulation>(await client.POST("/api/whatif/contracts/{contract_id}/year", { params: { path: { contract_id: contract } }, body: run })) });
}
