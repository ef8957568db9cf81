/** Findings in order of weight, and the readings that some of them speak of. */
import type { Finding } from "@/api/contracts";
import type { Reading, Terms } from "@/api/terms";

export const SEVERITIES = ["error", "warning", "reading"] as const;
export type Severity = (typeof SEVERITIES)[number];

export function sortFindings(findings: Finding[]): Finding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The reading of the file that a finding names by its path. */
export function readingOf(finding: Finding, terms: Terms): Reading | undefined {
  const match = finding.code === "reading_taken" ? /^readings\.(\d+)$/.exec(finding.path) : null;
  return match ? terms.readings[Number(match[1])] : undefined;
}
