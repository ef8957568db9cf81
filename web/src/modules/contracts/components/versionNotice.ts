/** What a reader of one version must know of the others. */
import type { ContractDetail } from "@/api/contracts";

export interface Notice {
  kind: "awaiting" | "otherInForce";
  /** The version that the notice leads to. */
  other: number;
}

export function noticeOf(detail: Pick<ContractDetail, "version" | "state" | "versions">): Notice | null {
  const current = detail.versions.find((row) => row.state === "in_force");
  if (current && current.version !== detail.version) return { kind: "otherInForce", other: current.version };
  const awaiting = detail.versions.find((row) => row.state === "awaiting_signatures" && row.version !== detail.version);
  return awaiting ? { kind: "awaiting", other: awaiting.version } : null;
}
