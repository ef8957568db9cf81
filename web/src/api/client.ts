/** The typed client: language and CSRF token on every request, problems thrown, the server's time noted. */
import createClient, { type Middleware } from "openapi-fetch";
import { readProblem } from "./problem";
import type { paths } from "./schema";
import { submit } from "./submissions";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
let readLanguage: () => string = () => "zh";
let noteTime: (date: string) => void = () => undefined;

/** Where the client takes the language from and where it tells the server's time; set once at start. */
export function connectClient(options: { language: () => string; serverTime: (date: string) => void }): void {
  readLanguage = options.language;
  noteTime = options.serverTime;
}

/** The headers that a request outside this client needs: the token against forged requests and the language. */
export function ownHeaders(): Record<string, string> {
  return { "X-CSRFToken": token(), "Accept-Language": readLanguage() };
}

/** The token against forged requests; over https its cookie is bound to this host by its name. */
function token(): string {
  return cookie("__Host-csrftoken") || cookie("csrftoken");
}

function cookie(name: string): string {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", readLanguage());
    if (!SAFE.has(request.method)) request.headers.set("X-CSRFToken", token());
    return request;
  },
  async onResponse({ response }) {
    const date = response.headers.get("date");
    if (date) noteTime(date);
    if (!response.ok) throw await readProblem(response);
    return response;
  },
};

export const client = createClient<paths>({ baseUrl: window.location.origin, credentials: "same-origin", fetch: submit });
client.use(manners);

/** The body of an answer that is known to have succeeded, in the shape that the pages read. */
export function body<Shape>(answer: { data?: unknown }): Shape {
  return answer.data as Shape;
}
