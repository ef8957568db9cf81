/** A browser's side of web push: permission, service worker, subscription. */
import type { PushIn } from "@/api/notify";

/** Why this browser did not subscribe; `reason` names the words for it. */
export class NotSubscribed extends Error {
  constructor(readonly reason: "denied" | "failed") {
    super(reason);
  }
}

export function canSubscribe(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

export async function subscribe(key: string): Promise<PushIn> {
  if ((await Notification.requestPermission()) !== "granted") throw new NotSubscribed("denied");
  await navigator.serviceWorker.register("/push-worker.js");
  const worker = await navigator.serviceWorker.ready;
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }).catch(() => undefined);
  const { endpoint, keys } = made?.toJSON() ?? {};
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new NotSubscribed("failed");
  return { url: endpoint, public_key: keys.p256dh, auth: keys.auth, device: deviceName(navigator.userAgent) };
}

/** `Chrome · Windows`: enough for a person to know his browsers apart. */
export function deviceName(agent: string): string {
  const browser = [/Edg/, /Firefox/, /Chrome/, /Safari/].find((one) => one.test(agent))?.source.replace("Edg", "Edge") ?? "";
  const system = /Windows|Android|iPhone|iPad|Mac OS|Linux/.exec(agent)?.[0] ?? "";
  return [browser, system].filter(Boolean).join(" · ");
}
