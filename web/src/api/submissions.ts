/** Keys for what is submitted: repeated until it is answered, one submission counts once. */

export const KEY_HEADER = "Idempotency-Key";
/** Addresses that answer a repeated key with the first answer; only to these a lost request is sent again by itself. */
const SAFE_TO_REPEAT = [/^\/api\/desk\/cases$/, /^\/api\/desk\/cases\/[A-Za-z0-9-]+\/entries$/];
const PAUSES = [400, 1_200, 3_000];
const AWAY = new Set([502, 503, 504]);
const unanswered = new Map<string, string>();

/** Random, also on pages without https, where `crypto.randomUUID` is missing. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function contentOf(request: Request): Promise<string> {
  return `${request.method} ${request.url}\n${await request.clone().text()}`;
}

function isSubmission(request: Request): boolean {
  return request.method === "POST" && (request.headers.get("content-type") ?? "").startsWith("application/json");
}

/** The same content keeps its key until it was answered, so pressing the button again does not do it again. */
async function keyed(request: Request): Promise<string | null> {
  if (!isSubmission(request)) return null;
  const content = await contentOf(request);
  const key = unanswered.get(content) ?? newKey();
  unanswered.set(content, key);
  request.headers.set(KEY_HEADER, key);
  return content;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds * (0.75 + Math.random() / 2)));
}

async function attempt(request: Request, isLast: boolean): Promise<Response | null> {
  try {
    const response = await fetch(request.clone());
    return AWAY.has(response.status) && !isLast ? null : response;
  } catch (error) {
    if (isLast || request.signal.aborted) throw error;
    return null;
  }
}

/** As `fetch`; a submission whose answer was lost is sent again under its key, a few times. */
export async function submit(request: Request): Promise<Response> {
  const content = await keyed(request);
  const pauses = content !== null && SAFE_TO_REPEAT.some((path) => path.test(new URL(request.url).pathname)) ? PAUSES : [];
  for (const wait of pauses) {
    const response = await attempt(request, false);
    if (response) return settled(content, response);
    await pause(wait);
  }
  return settled(content, (await attempt(request, true)) ?? Response.error());
}

function settled(content: string | null, response: Response): Response {
  if (content !== null && response.status < 500) unanswered.delete(content);
  return response;
}
