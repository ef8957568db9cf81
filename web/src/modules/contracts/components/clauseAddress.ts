/** Which clause the drawer shows stands in the address, so that it can be sent and the back key closes it. */
export interface ClauseAddress {
  contract: string;
  clause: string;
  version: number | undefined;
}

export const CLAUSE_PARAM = "clause";

export function writeClause(contract: string, clause: string, version?: number): string {
  return [contract, clause, ...(version ? [String(version)] : [])].join("~");
}

export function readClause(value: string | null): ClauseAddress | null {
  const [contract, clause, version] = (value ?? "").split("~");
  if (!contract || !clause) return null;
  return { contract, clause, version: version && /^\d+$/.test(version) ? Number(version) : undefined };
}
