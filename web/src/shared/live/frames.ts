/** The protocol of the gateway, version 1, as this page speaks it. */

export const VERSION = 1;

export interface Pass {
  address: string | null;
  protocol: string;
  ticket: string;
  scope: string;
}

export interface Hello {
  t: "hello";
  v: number;
  ping: number;
  lease: number;
  live: boolean;
}

export interface LiveEvent {
  t: "event";
  topic: string;
  seq?: number;
}

export type Heard =
  | Hello
  | LiveEvent
  | { t: "subscribed"; topics: string[]; refused: string[] }
  | { t: "renewed"; lease: number; dropped: string[] }
  | { t: "state"; live: boolean }
  | { t: "drain"; after: number }
  | { t: "ping" };

export type Said =
  | { t: "hello"; v: number; scope: string }
  | { t: "sub" | "unsub"; topics: string[] }
  | { t: "renew"; ticket: string; scope: string }
  | { t: "pong" };

export const CLOSED = { restarting: 1012, signInEnded: 4401, tooMany: 4429 } as const;

/** A frame of the gateway; null for what this page does not know. */
export function readFrame(text: unknown): Heard | null {
  try {
    const frame: unknown = typeof text === "string" ? JSON.parse(text) : null;
    return typeof frame === "object" && frame !== null && "t" in frame ? (frame as Heard) : null;
  } catch {
    return null;
  }
}
