import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LiveConnection, type Listener } from "../connection";
import type { Pass } from "../frames";

const PASS: Pass = { address: "ws://desk.example.org:8001/live", protocol: "mainstay.live.1", ticket: "a.b", scope: "*" };
const TOPIC = "contract.1.case.A-2026-00001";

class Line {
  static lines: Line[] = [];
  readyState: number = WebSocket.CONNECTING;
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;

  constructor(
    readonly address: string,
    readonly protocols: string[],
  ) {
    Line.lines.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }

  hears(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  greets(live = true): void {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
    this.hears({ t: "hello", v: 1, ping: 45, lease: 600, live });
  }

  ends(code: number): void {
    this.readyState = WebSocket.CLOSED;
    this.onclose?.({ code });
  }
}

let pass: () => Promise<Pass>;
let signedOut = 0;

function make(): LiveConnection {
  return new LiveConnection({
    pass: () => pass(),
    open: (address, protocols) => new Line(address, protocols) as unknown as WebSocket,
    isSignedOut: (error) => error === "401",
    onSignedOut: () => {
      signedOut += 1;
    },
  });
}

async function line(number: number): Promise<Line> {
  for (let turn = 0; Line.lines.length < number && turn < 5; turn += 1) await vi.advanceTimersByTimeAsync(turn === 0 ? 0 : 60_000);
  const found = Line.lines[number - 1];
  if (!found) throw new Error(`no line ${number}`);
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  Line.lines = [];
  signedOut = 0;
  pass = () => Promise.resolve(PASS);
});
afterEach(() => vi.useRealTimers());

describe("the connection of a tab", () => {
  it("greets with its ticket and scope, and passes on what it hears", async () => {
    const live = make();
    const heard: Listener = vi.fn();
    live.listen(TOPIC, heard);
    live.start();
    const first = await line(1);
    expect(first.protocols).toEqual(["mainstay.live.1", "ticket.a.b"]);
    first.greets();
    expect(first.sent).toEqual([{ t: "hello", v: 1, scope: "*" }, { t: "sub", topics: [TOPIC] }]);
    expect(live.status).toBe("live");
    first.hears({ t: "event", topic: TOPIC, seq: 3 });
    first.hears({ t: "event", topic: "contracts" });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ t: "event", topic: TOPIC, seq: 3 });
    first.hears({ t: "ping" });
    expect(first.sent.at(-1)).toEqual({ t: "pong" });
  });

  it("comes back, listens again and says that news may have been missed", async () => {
    const live = make();
    const heard = vi.fn();
    live.listen(TOPIC, heard);
    live.start();
    (await line(1)).greets();
    Line.lines[0]?.ends(1006);
    expect(live.status).toBe("lost");
    const second = await line(2);
    second.greets();
    expect(second.sent.at(-1)).toEqual({ t: "sub", topics: [TOPIC] });
    expect(live.status).toBe("live");
    expect(heard).toHaveBeenCalledExactlyOnceWith(null);
  });

  it("comes back when it was told to", async () => {
    const live = make();
    live.start();
    const first = await line(1);
    first.greets();
    first.hears({ t: "drain", after: 5_000 });
    first.ends(1012);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(Line.lines).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(Line.lines).toHaveLength(2);
  });

  it("waits longer each time", async () => {
    const live = make();
    pass = vi.fn(() => Promise.reject(new Error("away")));
    live.start();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(vi.mocked(pass).mock.calls.length).toBeGreaterThan(10);
    expect(vi.mocked(pass).mock.calls.length).toBeLessThan(32);
    expect(live.status).toBe("lost");
  });

  it("stops when the sign-in has ended", async () => {
    const live = make();
    live.start();
    const first = await line(1);
    first.greets();
    pass = () => Promise.reject("401");
    first.ends(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([live.status, signedOut, Line.lines.length]).toEqual(["off", 1, 1]);
  });

  it("notices a line that has gone silent", async () => {
    const live = make();
    live.start();
    (await line(1)).greets();
    await vi.advanceTimersByTimeAsync(45_000 * 2.2 + 1);
    expect(live.status).toBe("lost");
    (await line(2)).greets();
    expect(live.status).toBe("live");
  });

  it("renews its lease", async () => {
    const live = make();
    live.start();
    const first = await line(1);
    first.greets();
    for (let turn = 0; turn < 12; turn += 1) {
      await vi.advanceTimersByTimeAsync(45_000);
      first.hears({ t: "ping" });
    }
    expect(first.sent).toContainEqual({ t: "renew", ticket: "a.b", scope: "*" });
    expect(live.status).toBe("live");
  });

  it("says when announcements stop, and that some were missed when they come again", async () => {
    const live = make();
    const heard = vi.fn();
    live.listen(TOPIC, heard);
    live.start();
    const first = await line(1);
    first.greets();
    first.hears({ t: "state", live: false });
    expect(live.status).toBe("lost");
    first.hears({ t: "state", live: true });
    expect([live.status, heard.mock.calls]).toEqual(["live", [[null]]]);
  });

  it("opens one line when it is stopped and started at once", async () => {
    const live = make();
    live.start();
    live.stop();
    live.start();
    (await line(1)).greets();
    await vi.advanceTimersByTimeAsync(10);
    expect([live.status, Line.lines.length]).toEqual(["live", 1]);
  });

  it("lets go of topics nobody looks at, and stays off without an address", async () => {
    const live = make();
    live.start();
    const first = await line(1);
    first.greets();
    live.listen(TOPIC, () => undefined)();
    expect(first.sent.slice(-2)).toEqual([{ t: "sub", topics: [TOPIC] }, { t: "unsub", topics: [TOPIC] }]);
    live.stop();
    pass = () => Promise.resolve({ ...PASS, address: null });
    live.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([live.status, Line.lines.length]).toEqual(["off", 1]);
  });
});
