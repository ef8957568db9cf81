/** What the checker says of a file, problems and findings alike, in the order in which it matters. */
import type { CheckResult } from "@/api/contracts";
import type { Problem } from "@/api/problem";
import { inLanguage, type Language } from "@/shared/i18n";

export interface Remark {
  severity: "error" | "warning" | "reading";
  message: string;
  /** 0 where it stands on no line. */
  line: number;
}

const ORDER = ["error", "warning", "reading"];

export function remarksOf(result: CheckResult, language: Language): Remark[] {
  const problems = result.problems.map((one): Remark => ({ severity: "error", message: inLanguage(one.message, language), line: one.line }));
  const findings = result.findings.map((one): Remark => ({ severity: one.severity, message: inLanguage(one.message, language), line: one.line }));
  return [...problems, ...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.line - b.line);
}

/** Why the server did not take a file; one remark without a line where it gave no more than a sentence. */
export function remarksOfRefusal(problem: Problem): Remark[] {
  if (problem.problems.length === 0) return [{ severity: "error", message: problem.message, line: 0 }];
  return problem.problems.map((one) => ({ severity: "error", message: one.message, line: one.line ?? 0 }));
}

export type Verdict = "unreadable" | "draft" | "ready";

/** What loading would do: nothing, store a draft, or store a version. */
export function verdictOf(result: CheckResult): Verdict {
  if (result.problems.length > 0) return "unreadable";
  return result.counts.error > 0 ? "draft" : "ready";
}
