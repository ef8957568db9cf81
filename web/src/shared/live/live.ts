import { client } from "@/api/client";
import { isProblem } from "@/api/problem";
import { LiveConnection } from "./connection";
import type { Pass } from "./frames";

let signedOut: () => void = () => undefined;

/** What happens when the sign-in that the connection rests on has ended. */
export function whenSignedOut(act: () => void): void {
  signedOut = act;
}

/** The one connection of this tab. */
export const live = new LiveConnection({
  pass: async () => (await client.POST("/api/desk/live")).data as Pass,
  open: (address, protocols) => new WebSocket(address, protocols),
  isSignedOut: (error) => isProblem(error, 401),
  onSignedOut: () => signedOut(),
});
