import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { ClauseDetail, ContractDetail, ContractRow, Intake } from "@/api/contracts";

const SLOW = 60_000;

export function useContracts(): UseQueryResult<ContractRow[]> {
  return useQuery({
    queryKey: ["contracts"],
    queryFn: async () => body<ContractRow[]>(await client.GET("/api/contracts")),
    staleTime: SLOW,
  });
}

export function useContract(id: string, version: number | undefined): UseQueryResult<ContractDetail> {
  return useQuery({
    queryKey: ["contract", id, version ?? "current"],
    queryFn: async () =>
      body<ContractDetail>(await client.GET("/api/contracts/{contract_id}", { params: { path: { contract_id: id }, query: { version } } })),
    staleTime: SLOW,
    placeholderData: keepPreviousData,
  });
}

export function useClause(contract: string, clause: string, version: number | undefined): UseQueryResult<ClauseDetail> {
  return useQuery({
    queryKey: ["clause", contract, clause, version ?? "current"],
    queryFn: async () =>
      body<ClauseDetail>(
        await client.GET("/api/contracts/{contract_id}/clauses/{clause_id}", {
          params: { path: { contract_id: contract, clause_id: clause }, query: { version } },
        }),
      ),
    staleTime: SLOW,
  });
}

export function useIntake(contract: string): UseQueryResult<Intake> {
  return useQuery({
    queryKey: ["intake", contract],
    queryFn: async () => body<Intake>(await client.GET("/api/contracts/{contract_id}/intake", { params: { path: { contract_id: contract } } })),
    enabled: contract !== "",
    staleTime: SLOW,
  });
}
