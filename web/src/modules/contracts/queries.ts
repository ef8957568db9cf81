import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import type { AllowancePage } from "@/api/catalogue";
import { body, client } from "@/api/client";
import type { OfferAnswer, OfferBook, QuoteBody, RenewalBody } from "@/api/offers";
import type { CheckResult, ClauseDetail, ContractDetail, ContractRow, Intake, LoadResult } from "@/api/contracts";
import { useSession } from "@/modules/directory";

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

/** What is left of the work that the price covers; read anew each time, since requests draw on it. */
export function useAllowance(contract: string): UseInfiniteQueryResult<InfiniteData<AllowancePage>> {
  return useInfiniteQuery({
    queryKey: ["allowance", contract],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      body<AllowancePage>(await client.GET("/api/desk/contracts/{contract_id}/allowance", { params: { path: { contract_id: contract }, query: { cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
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

/** Administrators load contracts; the back end holds everybody else to it. */
export function useMayLoad(): boolean {
  const session = useSession();
  return session.data?.roles.some((role) => role.role === "administrator" && role.contract_id === null) ?? false;
}

/** A contract file goes over as it stands, not as JSON. */
const AS_YAML = { headers: { "Content-Type": "application/yaml" }, bodySerializer: (file: string) => file };

export function useCheckFile(): UseMutationResult<CheckResult, Error, string> {
  return useMutation({ mutationFn: async (file) => body<CheckResult>(await client.POST("/api/contracts/check", { body: file, ...AS_YAML })) });
}

/** What was read of contracts before is read again once a version was added or signed. */
function useForgetContracts(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const key of ["contracts", "contract", "clause", "intake"]) void queries.invalidateQueries({ queryKey: [key] });
  };
}

export function useLoadFile(): UseMutationResult<LoadResult, Error, string> {
  const forgetContracts = useForgetContracts();
  return useMutation({
    mutationFn: async (file) => body<LoadResult>(await client.POST("/api/contracts", { body: file, ...AS_YAML })),
    onSuccess: forgetContracts,
  });
}

export function useSignVersion(contract: string, version: number): UseMutationResult<ContractDetail, Error, void> {
  const forgetContracts = useForgetContracts();
  const path = { contract_id: contract, version };
  return useMutation({
    mutationFn: async () => body<ContractDetail>(await client.POST("/api/contracts/{contract_id}/versions/{version}/signature", { params: { path } })),
    onSuccess: forgetContracts,
  });
}

const OFFERS = "/api/offers/contracts/{contract_id}";

/** The rates of a contract and the offers made under it. */
export function useOffers(contract: string): UseQueryResult<OfferBook> {
  return useQuery({
    queryKey: ["offers", contract],
    queryFn: async () => body<OfferBook>(await client.GET(OFFERS, { params: { path: { contract_id: contract } } })),
  });
}

/** What came back takes the place of the offers. */
function useKeepOffers(contract: string): (book: OfferBook) => void {
  const queries = useQueryClient();
  return (book) => queries.setQueryData(["offers", contract], book);
}

export function useOfferRenewal(contract: string): UseMutationResult<OfferBook, Error, RenewalBody> {
  return useMutation({
    mutationFn: async (given) => body<OfferBook>(await client.POST(`${OFFERS}/renewals`, { params: { path: { contract_id: contract } }, body: given })),
    onSuccess: useKeepOffers(contract),
  });
}

export function useQuote(contract: string): UseMutationResult<OfferBook, Error, QuoteBody> {
  return useMutation({
    mutationFn: async (given) => body<OfferBook>(await client.POST(`${OFFERS}/quotes`, { params: { path: { contract_id: contract } }, body: given })),
    onSuccess: useKeepOffers(contract),
  });
}

export function useAnswerOffer(contract: string): UseMutationResult<OfferBook, Error, { seq: number; answer: OfferAnswer; note: string }> {
  return useMutation({
    mutationFn: async ({ seq, answer, note }) => {
      const params = { path: { contract_id: contract, seq } };
      if (answer === "withdraw") return body<OfferBook>(await client.POST(`${OFFERS}/{seq}/withdrawal`, { params, body: { note } }));
      return body<OfferBook>(await client.POST(`${OFFERS}/{seq}/answers`, { params, body: { answer, note } }));
    },
    onSuccess: useKeepOffers(contract),
  });
}
