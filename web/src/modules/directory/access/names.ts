/** What the ids in the record of accesses are called: the table of permissions has their words. */
import type { PermissionTable } from "@/api/directory";
import { useWords, type Words } from "@/shared/i18n";
import { usePermissions } from "../permissions/queries";

interface Named {
  id: string;
  label: Words;
}

export interface Names {
  what: (id: string) => string;
  role: (id: string) => string;
  /** Everything that leaves a line, for choosing one. */
  written: { value: string; label: string }[];
}

/** Recorded permissions and the changes under all of them, in the order of the table. */
export function writtenOf(table: PermissionTable): Named[] {
  return table.permissions.flatMap((row): Named[] => (row.recorded ? [row, ...row.changes] : row.changes));
}

export function namesOf(table: PermissionTable | undefined, words: (label: Words) => string): Names {
  const written = table ? writtenOf(table) : [];
  const what = new Map([...(table?.permissions ?? []), ...written].map((one) => [one.id, words(one.label)]));
  const roles = new Map((table?.roles ?? []).map((one) => [one.id, words(one.label)]));
  return {
    what: (id) => what.get(id) ?? id,
    role: (id) => roles.get(id) ?? id,
    written: written.map((one) => ({ value: one.id, label: words(one.label) })),
  };
}

export function useNames(): Names {
  return namesOf(usePermissions().data, useWords());
}
