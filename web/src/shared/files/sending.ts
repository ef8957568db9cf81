/** One upload by the tus protocol: it goes on where it stopped, also after the page was loaded anew. */
import { DetailedError, Upload } from "tus-js-client";
import { ownHeaders } from "@/api/client";

export const LARGEST = 1024 * 1024 * 1024;
const PIECE = 8 * 1024 * 1024;
const PAUSES = [0, 1000, 3000, 5000, 10_000, 20_000];
const ADDRESS = "/api/desk/uploads";

export interface Heard {
  onProgress: (sent: number) => void;
  onDone: (id: string) => void;
  /** The server's own words, or null when the line is broken. */
  onFailed: (words: string | null) => void;
}

export interface Sending {
  start: () => void;
  pause: () => void;
  giveUp: () => void;
}

/** Prepare an upload; nothing is sent before `start`. */
export function prepare(file: File, heard: Heard): Sending {
  const upload = new Upload(file, {
    endpoint: ADDRESS,
    chunkSize: PIECE,
    retryDelays: PAUSES,
    metadata: { filename: file.name },
    removeFingerprintOnSuccess: true,
    onBeforeRequest: (request) => {
      for (const [name, value] of Object.entries(ownHeaders())) request.setHeader(name, value);
    },
    onProgress: heard.onProgress,
    onSuccess: () => heard.onDone(idOf(upload.url)),
    onError: (error) => heard.onFailed(wordsOf(error)),
  });
  return {
    start: () => void begin(upload),
    pause: () => void upload.abort(),
    giveUp: () => void upload.abort(true).catch(() => undefined),
  };
}

/** Remove what was uploaded and is not sent in; the server sweeps it anyway when this fails. */
export function discard(id: string): void {
  void Upload.terminate(`${ADDRESS}/${id}`, { headers: ownHeaders() }).catch(() => undefined);
}

async function begin(upload: Upload): Promise<void> {
  if (!upload.url) {
    const before = (await upload.findPreviousUploads().catch(() => []))[0];
    if (before) upload.resumeFromPreviousUpload(before);
  }
  upload.start();
}

function idOf(url: string | null): string {
  return (url ?? "").split("/").pop() ?? "";
}

function wordsOf(error: Error | DetailedError): string | null {
  const answer = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined;
  if (!answer) return null;
  try {
    return (JSON.parse(answer) as { detail?: string }).detail ?? null;
  } catch {
    return null;
  }
}
