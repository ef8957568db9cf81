/** An answer of the back end that is not a success, as problem+json says it. */
export interface ProblemDetail {
  code: string;
  message: string;
  path?: string;
  line?: number;
  column?: number;
}

interface ProblemBody {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  problems?: ProblemDetail[];
}

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly problems: ProblemDetail[];

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? String(status));
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "error";
    this.title = body.title ?? "";
    this.problems = body.problems ?? [];
  }
}

export async function readProblem(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type") ?? "";
  const body = type.includes("json") ? ((await response.json().catch(() => ({}))) as ProblemBody) : {};
  return new Problem(response.status, body);
}

export function isProblem(error: unknown, status?: number): error is Problem {
  return error instanceof Problem && (status === undefined || error.status === status);
}
