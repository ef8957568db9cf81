import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { ActOrder, CaseDetail, CaseFull, CaseOpening } from "@/api/desk";
import { caseTopic, useLiveTopic } from "@/shared/live";

export function caseKey(number: string): readonly [string, string] {
  return ["case", number];
}

/** A case, read again when somebody has written on it. */
export function useCase(number: string): UseQueryResult<CaseDetail> {
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: caseKey(number),
    queryFn: async () => body<CaseDetail>(await client.GET("/api/desk/cases/{number}", { params: { path: { number } } })),
  });
  const shown = found.data?.case;
  useLiveTopic(shown ? caseTopic(shown.contract.id, number) : null, (event) => {
    if (event?.seq === undefined || event.seq > (shown?.seq ?? 0)) void queries.invalidateQueries({ queryKey: caseKey(number) });
  });
  return found;
}

/** Both lists change with every entry; they are read again, never guessed. */
function useForgetLists(): () => void {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ["workbench"] });
    void queries.invalidateQueries({ queryKey: ["cases"] });
  };
}

const PLAIN = { type: "fault", channel: "web", parent: "" } as const;
const NOBODY = { name: "", company: "", phone: "", mail: "", address: "" };

/** A report; what is left out is that of a fault told on this page. */
export type Report = Omit<CaseOpening, keyof typeof PLAIN | "reporter"> & Partial<Omit<CaseOpening, "reporter">> & { reporter: Partial<CaseOpening["reporter"]> };

export function useReportCase(): UseMutationResult<CaseFull, Error, Report> {
  const forgetLists = useForgetLists();
  return useMutation({
    mutationFn: async (given) => body<CaseFull>(await client.POST("/api/desk/cases", { body: { ...PLAIN, ...given, reporter: { ...NOBODY, ...given.reporter } } })),
    onSuccess: forgetLists,
  });
}

const BLANK = { note: "", fields: {} };

/** What a form fills in; the back end checks it against the act. */
export type NewEntry = Pick<ActOrder, "act" | "expected_seq"> & Partial<ActOrder>;

export function useWriteEntry(number: string): UseMutationResult<CaseDetail, Error, NewEntry> {
  const queries = useQueryClient();
  const forgetLists = useForgetLists();
  return useMutation({
    mutationFn: async (given) =>
      body<CaseDetail>(await client.POST("/api/desk/cases/{number}/entries", { params: { path: { number } }, body: { ...BLANK, ...given } })),
    onSuccess: (detail) => {
      queries.setQueryData(caseKey(number), detail);
      forgetLists();
    },
    onError: () => queries.invalidateQueries({ queryKey: caseKey(number) }),
  });
}
