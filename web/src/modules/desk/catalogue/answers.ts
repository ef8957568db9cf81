import type { AskedColumn, AskedQuestion } from "@/api/catalogue";
import { isProblem } from "@/api/problem";
import type { Row } from "@/shared/forms";

/** What was typed: text for each question, rows for those that ask for them. */
export type Typed = Record<string, string | Row[]>;

export const textOf = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === "string" ? value : "";
};

export const rowsOf = (typed: Typed, name: string): Row[] => {
  const value = typed[name];
  return Array.isArray(value) ? value : [];
};

function answerOf(question: AskedColumn, value: string): string | boolean {
  return question.type === "truth" ? value === "true" : value.trim();
}

function rowOf(columns: AskedColumn[], row: Row): Record<string, string | boolean> {
  const given = columns.filter((column) => (row[column.name] ?? "").trim() !== "");
  return Object.fromEntries(given.map((column) => [column.name, answerOf(column, row[column.name] ?? "")]));
}

/** The answers as the back end takes them; what was left empty is not sent. */
export function answersOf(form: AskedQuestion[], typed: Typed): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  for (const question of form) {
    if (question.type === "rows") {
      const rows = rowsOf(typed, question.name).map((row) => rowOf(question.columns, row));
      if (rows.length > 0) answers[question.name] = rows;
    } else if (textOf(typed, question.name).trim() !== "") answers[question.name] = answerOf(question, textOf(typed, question.name));
  }
  return answers;
}

/** The required questions, and cells of rows, that are still empty, by the path that the back end uses. */
export function missingIn(form: AskedQuestion[], typed: Typed): string[] {
  return form.flatMap((question) => {
    const path = `answers.${question.name}`;
    if (question.type !== "rows") return question.required && textOf(typed, question.name).trim() === "" ? [path] : [];
    const rows = rowsOf(typed, question.name);
    if (rows.length === 0) return question.required ? [path] : [];
    return rows.flatMap((row, place) => question.columns.filter((column) => column.required && (row[column.name] ?? "").trim() === "").map((column) => `${path}.${place}.${column.name}`));
  });
}

/** What the back end found wrong, by path. */
export function faultsOf(error: Error | null): Record<string, string> {
  if (!error || !isProblem(error)) return {};
  return Object.fromEntries(error.problems.filter((problem) => problem.path !== "").map((problem) => [problem.path, problem.message]));
}
