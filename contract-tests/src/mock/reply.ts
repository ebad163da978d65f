/** What goes back to a caller, as HTTP. */
import type { ServerResponse } from "node:http";

export type Reply = { status: number; headers: Record<string, string>; body: string | Uint8Array };

/** Sends it whole and as it should be. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const hasBody = status !== 204 && status !== 304;
  response.writeHead(status, hasBody ? { ...headers, "Content-Length": Buffer.byteLength(body) } : headers);
  response.end(hasBody ? body : undefined);
}
