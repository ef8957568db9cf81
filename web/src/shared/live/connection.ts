/** One connection to the gateway for the whole tab: it comes back by itself, and listens again to what was listened to. */
import { CLOSED, readFrame, VERSION, type Heard, type Hello, type LiveEvent, type Pass, type Said } from "./frames";

/** `off`: nobody is signed in, or there are no live updates here. `lost`: what is shown may be old. */
export type Status = "off" | "connecting" | "live" | "lost";
export type Listener = (event: LiveEvent | null) => void;

export interface Outside {
  pass: () => Promise<Pass>;
  open: (address: string, protocols: string[]) => WebSocket;
  /** Whether an error of `pass` says that the sign-in has ended. */
  isSignedOut: (error: unknown) => boolean;
  onSignedOut: () => void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
const LONG_WAIT = 120_000;
const SILENCE = 2.2;

function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random() / 2);
}

export class LiveConnection {
  status: Status = "off";
  private socket: WebSocket | null = null;
  private attempts = 0;
  private wasLive = false;
  private comeBackAfter: number | null = null;
  private timers = new Map<string, ReturnType<typeof setTimeout>>();
  private topics = new Map<string, Set<Listener>>();
  private watchers = new Set<() => void>();
  private silence = 0;
  private turn = 0;

  constructor(private readonly outside: Outside) {}

  /** Connect, unless that is under way. */
  start(): void {
    if (this.status !== "off") return;
    this.become("connecting");
    void this.connect();
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.turn += 1;
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000);
    this.attempts = 0;
    this.wasLive = false;
    this.become("off");
  }

  /** Try now instead of after the pause: the network is back, or somebody looks at the page again. */
  hurry(): void {
    if (!this.timers.has("again")) return;
    this.cancel("again");
    void this.connect();
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Hear of a topic; null is told when some news may have been missed. */
  listen(topic: string, listener: Listener): () => void {
    const listeners = this.topics.get(topic) ?? new Set();
    if (listeners.size === 0 && this.isGreeted()) this.say({ t: "sub", topics: [topic] });
    this.topics.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.topics.get(topic) !== listeners) return;
      this.topics.delete(topic);
      if (this.isGreeted()) this.say({ t: "unsub", topics: [topic] });
    };
  }

  private isGreeted(): boolean {
    return this.socket !== null && this.silence > 0;
  }

  private become(status: Status): void {
    if (status === this.status) return;
    this.status = status;
    for (const watcher of this.watchers) watcher();
  }

  private later(name: string, milliseconds: number, act: () => void): void {
    this.cancel(name);
    this.timers.set(name, setTimeout(() => {
      this.timers.delete(name);
      act();
    }, milliseconds));
  }

  private cancel(name: string): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }

  private async connect(): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const pass = await this.ask();
    if (!pass || turn !== this.turn) return;
    if (pass.address === null) {
      this.become("off");
      return;
    }
    this.silence = 0;
    const socket = this.outside.open(pass.address, [pass.protocol, `ticket.${pass.ticket}`]);
    this.socket = socket;
    socket.onopen = () => this.say({ t: "hello", v: VERSION, scope: pass.scope });
    socket.onmessage = (message: MessageEvent) => {
      const frame = readFrame(message.data);
      if (frame && socket === this.socket) this.hear(frame);
    };
    socket.onclose = (closed: CloseEvent) => {
      if (socket === this.socket) this.lose(closed.code);
    };
  }

  /** A ticket; without one this stops, or tries again after a pause. */
  private async ask(): Promise<Pass | null> {
    try {
      return await this.outside.pass();
    } catch (error) {
      if (this.status === "off") return null;
      if (this.outside.isSignedOut(error)) {
        this.stop();
        this.outside.onSignedOut();
      } else if (!this.socket) this.lose(0);
      return null;
    }
  }

  private say(frame: Said): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  private hear(frame: Heard): void {
    if (this.silence > 0) this.later("silence", this.silence, () => this.drop());
    if (frame.t === "hello") this.greeted(frame);
    else if (frame.t === "event") this.tell(frame);
    else if (frame.t === "ping") this.say({ t: "pong" });
    else if (frame.t === "renewed") this.renewBefore(frame.lease);
    else if (frame.t === "drain") this.comeBackAfter = frame.after;
    else if (frame.t === "state") this.fed(frame.live);
  }

  private greeted(hello: Hello): void {
    this.attempts = 0;
    this.silence = hello.ping * SILENCE * 1000;
    this.later("silence", this.silence, () => this.drop());
    this.renewBefore(hello.lease);
    const topics = [...this.topics.keys()];
    if (topics.length > 0) this.say({ t: "sub", topics });
    this.fed(hello.live);
  }

  /** Announcements reach the gateway, or do not; whatever came between may have been missed. */
  private fed(isFed: boolean): void {
    if (isFed && this.wasLive && this.status !== "live") this.tell(null);
    if (isFed) this.wasLive = true;
    this.become(isFed ? "live" : "lost");
  }

  private tell(event: LiveEvent | null): void {
    const groups = event ? [this.topics.get(event.topic) ?? new Set<Listener>()] : [...this.topics.values()];
    for (const group of groups) for (const listener of [...group]) listener(event);
  }

  private renewBefore(seconds: number): void {
    this.later("renew", seconds * 1000 * (0.6 + Math.random() / 5), () => void this.renew());
  }

  private async renew(): Promise<void> {
    const pass = await this.ask();
    if (pass) this.say({ t: "renew", ticket: pass.ticket, scope: pass.scope });
    else if (this.socket) this.renewBefore(60);
  }

  /** The other end has gone without a word. */
  private drop(): void {
    const socket = this.socket;
    if (!socket) return;
    socket.onclose = null;
    socket.close();
    this.lose(0);
  }

  private lose(code: number): void {
    this.socket = null;
    this.cancel("silence");
    this.cancel("renew");
    this.become(this.wasLive || this.attempts > 0 ? "lost" : "connecting");
    this.later("again", this.pauseAfter(code), () => void this.connect());
  }

  private pauseAfter(code: number): number {
    const hint = this.comeBackAfter;
    this.comeBackAfter = null;
    this.attempts += 1;
    if (hint !== null) return hint;
    if (code === CLOSED.signInEnded && this.attempts === 1) return jittered(200);
    if (code === CLOSED.tooMany) return jittered(LONG_WAIT);
    return jittered(Math.min(FIRST_WAIT * 2 ** (this.attempts - 1), LONGEST_WAIT));
  }
}
