import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { ArrivalDetail, ArrivalPage, ArrivalQuery, Caller, CallIn, CallPage, CallRow, ContactChange, Contacts, Inlet, InletIn, InletList, InletShown, Ringing } from "@/api/intake";

export function useArrivals(query: ArrivalQuery): UseInfiniteQueryResult<InfiniteData<ArrivalPage>> {
  return useInfiniteQuery({
    queryKey: ["arrivals", query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<ArrivalPage>(await client.GET("/api/intake/arrivals", { params: { query: { ...query, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useArrival(id: string): UseQueryResult<ArrivalDetail> {
  return useQuery({
    queryKey: ["arrival", id],
    queryFn: async () => body<ArrivalDetail>(await client.GET("/api/intake/arrivals/{arrival_id}", { params: { path: { arrival_id: id } } })),
  });
}

export type Settling = { how: "open" | "append" | "decline"; contract: string; number: string; note: string; tell: boolean };

export function useSettle(id: string): UseMutationResult<ArrivalDetail, Error, Settling> {
  const queries = useQueryClient();
  const path = { arrival_id: id };
  return useMutation({
    mutationFn: async ({ how, contract, number, note, tell }) => {
      if (how === "decline") return body<ArrivalDetail>(await client.POST("/api/intake/arrivals/{arrival_id}/decline", { params: { path }, body: { note, tell } }));
      const goal = how === "open" ? { contract_id: contract || null, case_number: "" } : { contract_id: null, case_number: number };
      return body<ArrivalDetail>(await client.POST("/api/intake/arrivals/{arrival_id}/release", { params: { path }, body: { ...goal, note } }));
    },
    onSuccess: (detail) => {
      queries.setQueryData(["arrival", id], detail);
      void queries.invalidateQueries({ queryKey: ["arrivals"] });
      void queries.invalidateQueries({ queryKey: ["cases"] });
    },
  });
}

export function useRinging(): UseQueryResult<Ringing> {
  return useQuery({ queryKey: ["ringing"], queryFn: async () => body<Ringing>(await client.GET("/api/intake/calls/ringing")) });
}

export function useCaller(number: string): UseQueryResult<Caller> {
  return useQuery({
    queryKey: ["caller", number],
    queryFn: async () => body<Caller>(await client.GET("/api/intake/caller", { params: { query: { number } } })),
    enabled: number !== "",
  });
}

export function useCalls(): UseQueryResult<CallPage> {
  return useQuery({ queryKey: ["calls"], queryFn: async () => body<CallPage>(await client.GET("/api/intake/calls", { params: { query: { limit: 10 } } })) });
}

export function useRegisterCall(call: string): UseMutationResult<CallRow, Error, CallIn> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) =>
      call === ""
        ? body<CallRow>(await client.POST("/api/intake/calls", { body: given }))
        : body<CallRow>(await client.POST("/api/intake/calls/{call_id}/registration", { params: { path: { call_id: call } }, body: given })),
    onSuccess: () => {
      for (const key of ["ringing", "calls", "caller", "cases", "workbench"]) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
}

export function useContacts(contract: string): UseQueryResult<Contacts> {
  return useQuery({
    queryKey: ["contacts", contract],
    queryFn: async () => body<Contacts>(await client.GET("/api/intake/contracts/{contract_id}/contacts", { params: { path: { contract_id: contract } } })),
    enabled: contract !== "",
  });
}

export function useNoteChange(contract: string): UseMutationResult<unknown, Error, ContactChange> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) => client.POST("/api/intake/contracts/{contract_id}/contacts", { params: { path: { contract_id: contract } }, body: given }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["contacts", contract] }),
  });
}

export function useInlets(): UseQueryResult<InletList> {
  return useQuery({ queryKey: ["inlets"], queryFn: async () => body<InletList>(await client.GET("/api/intake/inlets")) });
}

export function useMakeInlet(): UseMutationResult<InletShown, Error, InletIn> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (given) => body<InletShown>(await client.POST("/api/intake/inlets", { body: given })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["inlets"] }),
  });
}

export function useRotate(): UseMutationResult<InletShown, Error, { id: string; secret: string }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, secret }) => body<InletShown>(await client.POST("/api/intake/inlets/{inlet_id}/secret", { params: { path: { inlet_id: id } }, body: { secret } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["inlets"] }),
  });
}

export function useSwitch(): UseMutationResult<Inlet, Error, { id: string; active: boolean }> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, active }) => body<Inlet>(await client.PATCH("/api/intake/inlets/{inlet_id}", { params: { path: { inlet_id: id } }, body: { is_active: active } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["inlets"] }),
  });
}
