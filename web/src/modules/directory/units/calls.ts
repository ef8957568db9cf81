/** Reads and calls of units, of the people in them and of requests to change. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult, type UseQueryResult } from "@tanstack/react-query";
import { body, client } from "@/api/client";
import type { OpenWork } from "@/api/desk";
import type { ChangeDecision, ChangeGiven, ChangePage, OfferedUnit, PeoplePage, Person, RoleGiven, StaffGiven, StaffNew, Unit, UnitChange } from "@/api/directory";

const directoryKey = ["directory"] as const;

export function useUnits(enabled = true): UseQueryResult<Unit[]> {
  return useQuery({ queryKey: [...directoryKey, "units"], queryFn: async () => body<Unit[]>(await client.GET("/api/directory/units")), enabled });
}

export function useOfferedUnits(): UseQueryResult<OfferedUnit[]> {
  return useQuery({ queryKey: [...directoryKey, "offered"], queryFn: async () => body<OfferedUnit[]>(await client.GET("/api/directory/units/offered")) });
}

/** People of a unit and those below it, of all one's units without one; `words` are of the name, the login or the telephone number. */
export function usePeople(unit: string | undefined, words: string, limit = 50): UseInfiniteQueryResult<InfiniteData<PeoplePage>> {
  return useInfiniteQuery({
    queryKey: [...directoryKey, "people", unit, words, limit],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<PeoplePage>(await client.GET("/api/directory/people", { params: { query: { unit, q: words, cursor: pageParam, limit } } })),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
}

export function usePerson(id: string): UseQueryResult<Person> {
  return useQuery({
    queryKey: [...directoryKey, "person", id],
    queryFn: async () => body<Person>(await client.GET("/api/directory/people/{person_id}", { params: { path: { person_id: id } } })),
  });
}

export function useChanges(isOpen: boolean): UseInfiniteQueryResult<InfiniteData<ChangePage>> {
  return useInfiniteQuery({
    queryKey: [...directoryKey, "changes", isOpen],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => body<ChangePage>(await client.GET("/api/directory/changes", { params: { query: { is_open: isOpen, cursor: pageParam } } })),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function useOpenWork(person: string, enabled: boolean): UseQueryResult<OpenWork[]> {
  return useQuery({
    queryKey: [...directoryKey, "open-work", person],
    queryFn: async () => body<OpenWork[]>(await client.GET("/api/desk/people/{person_id}/open-work", { params: { path: { person_id: person } } })),
    enabled,
  });
}

/** A change in the directory; everything read from it is read again. */
export function useDirectoryChange<Given, Answer = unknown>(change: (given: Given) => Promise<Answer>): UseMutationResult<Answer, Error, Given> {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: directoryKey }) });
}

export const units = {
  found: async (name: string) => body<Unit>(await client.POST("/api/directory/organisations", { body: { name } })),
  add: async (given: { parent_id: string; name: string }) => body<Unit>(await client.POST("/api/directory/units", { body: given })),
  change: async ({ id, ...given }: { id: string; name?: string; is_offered?: boolean }) => body<Unit>(await client.PATCH("/api/directory/units/{unit_id}", { params: { path: { unit_id: id } }, body: given })),
  close: async (id: string) => body<Unit>(await client.POST("/api/directory/units/{unit_id}/close", { params: { path: { unit_id: id } } })),
  name: async ({ unit, person }: { unit: string; person: string }) => client.PUT("/api/directory/units/{unit_id}/administrators/{person_id}", { params: { path: { unit_id: unit, person_id: person } } }),
  relieve: async ({ unit, person }: { unit: string; person: string }) => client.DELETE("/api/directory/units/{unit_id}/administrators/{person_id}", { params: { path: { unit_id: unit, person_id: person } } }),
};

export const people = {
  add: async (given: StaffNew) => body<Person>(await client.POST("/api/directory/people", { body: given })),
  change: async ({ id, ...given }: StaffGiven & { id: string }) => body<Person>(await client.PATCH("/api/directory/people/{person_id}", { params: { path: { person_id: id } }, body: given })),
  place: async ({ id, ...given }: { id: string; unit_id: string; title: string }) => body<Person>(await client.PUT("/api/directory/people/{person_id}/unit", { params: { path: { person_id: id } }, body: given })),
  give: async ({ id, ...given }: RoleGiven & { id: string }) => body<Person>(await client.POST("/api/directory/people/{person_id}/roles", { params: { path: { person_id: id } }, body: given })),
  take: async ({ id, grant }: { id: string; grant: string }) => body<Person>(await client.DELETE("/api/directory/people/{person_id}/roles/{grant_id}", { params: { path: { person_id: id, grant_id: grant } } })),
};

export const changes = {
  ask: async (given: ChangeGiven) => body<UnitChange>(await client.POST("/api/directory/changes", { body: given })),
  decide: async ({ id, ...given }: ChangeDecision & { id: string }) => body<UnitChange>(await client.POST("/api/directory/changes/{change_id}/decision", { params: { path: { change_id: id } }, body: given })),
  withdraw: async (id: string) => body<UnitChange>(await client.POST("/api/directory/changes/{change_id}/withdraw", { params: { path: { change_id: id } } })),
};
