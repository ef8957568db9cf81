import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KEY_HEADER, newKey, submit } from "../submissions";

const CASES = "http://desk.example.org/api/desk/cases";
const sent: Request[] = [];
let answers: (Response | Error)[] = [];

function post(content: object, url = CASES): Request {
  return new Request(url, { method: "POST", body: JSON.stringify(content), headers: { "content-type": "application/json" } });
}

function keys(): (string | null)[] {
  return sent.map((request) => request.headers.get(KEY_HEADER));
}

async function settle<Value>(promise: Promise<Value>): Promise<Value | Error> {
  const caught = promise.catch((error: Error) => error);
  await vi.runAllTimersAsync();
  return caught;
}

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  vi.stubGlobal("fetch", (request: Request) => {
    sent.push(request);
    const next = answers.shift() ?? new Response("{}", { status: 201 });
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
});
afterEach(() => {
  answers = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("submissions", () => {
  it("sends a lost request again under its key", async () => {
    answers = [new TypeError("lost"), new Response("", { status: 503 })];
    const answer = await settle(submit(post({ title: "a" })));
    expect((answer as Response).status).toBe(201);
    expect(keys()).toHaveLength(3);
    expect(new Set(keys()).size).toBe(1);
  });

  it("keeps the key of what was never answered, and only of that", async () => {
    answers = Array.from({ length: 4 }, () => new TypeError("lost"));
    expect(await settle(submit(post({ title: "b" })))).toBeInstanceOf(TypeError);
    await settle(submit(post({ title: "b" })));
    await settle(submit(post({ title: "b" })));
    const [first, again, next] = [keys()[0], keys()[4], keys()[5]];
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });

  it("gives a refusal back at once", async () => {
    answers = [new Response("{}", { status: 409 })];
    expect(((await settle(submit(post({ title: "c" })))) as Response).status).toBe(409);
    expect(sent).toHaveLength(1);
  });

  it("does not repeat what might count twice", async () => {
    answers = [new TypeError("lost")];
    expect(await settle(submit(post({ login: "x" }, "http://desk.example.org/api/account/session")))).toBeInstanceOf(TypeError);
    expect(sent).toHaveLength(1);
  });

  it("leaves reading alone", async () => {
    await settle(submit(new Request(CASES)));
    expect(keys()).toEqual([null]);
  });

  it("makes keys that the back end takes", () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  });
});
