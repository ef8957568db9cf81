import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { CatalogueChecked, CatalogueForm, CatalogueItem, CatalogueLoaded, ItemOrder } from "@/api/catalogue";
import { body, client } from "@/api/client";
import type { CaseFull } from "@/api/desk";

const SLOW = 60_000;

export function useCatalogue(contract: string): UseQueryResult<CatalogueItem[]> {
  return useQuery({
    queryKey: ["catalogue", contract],
    queryFn: async () => body<CatalogueItem[]>(await client.GET("/api/desk/contracts/{contract_id}/catalogue", { params: { path: { contract_id: contract } } })),
    enabled: contract !== "",
    staleTime: SLOW,
  });
}

export function useItem(contract: string, item: string): UseQueryResult<CatalogueForm> {
  const path = { contract_id: contract, item_id: item };
  return useQuery({
    queryKey: ["catalogue", contract, item],
    queryFn: async () => body<CatalogueForm>(await client.GET("/api/desk/contracts/{contract_id}/catalogue/{item_id}", { params: { path } })),
    enabled: contract !== "" && item !== "",
    staleTime: SLOW,
  });
}

export function useAskFor(contract: string, item: string): UseMutationResult<CaseFull, Error, ItemOrder> {
  const queries = useQueryClient();
  const path = { contract_id: contract, item_id: item };
  return useMutation({
    mutationFn: async (order) => body<CaseFull>(await client.POST("/api/desk/contracts/{contract_id}/catalogue/{item_id}/cases", { params: { path }, body: order })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["workbench"] });
      void queries.invalidateQueries({ queryKey: ["cases"] });
    },
  });
}

/** A catalogue file goes over as it stands, not as JSON. */
const AS_YAML = { headers: { "Content-Type": "application/yaml" }, bodySerializer: (file: string) => file };

export function useCheckCatalogue(contract: string): UseMutationResult<CatalogueChecked, Error, string> {
  const params = { path: { contract_id: contract } };
  return useMutation({ mutationFn: async (file) => body<CatalogueChecked>(await client.POST("/api/desk/contracts/{contract_id}/catalogue-check", { params, body: file, ...AS_YAML })) });
}

export function useLoadCatalogue(contract: string): UseMutationResult<CatalogueLoaded, Error, string> {
  const queries = useQueryClient();
  const params = { path: { contract_id: contract } };
  return useMutation({
    mutationFn: async (file) => body<CatalogueLoaded>(await client.POST("/api/desk/contracts/{contract_id}/catalogue", { params, body: file, ...AS_YAML })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["catalogue"] }),
  });
}
