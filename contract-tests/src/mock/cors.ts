/** Lets pages talk to the mock: it has no secrets, and it answers on loopback only. */
import type { IncomingMessage, ServerResponse } from "node:http";

const PLAIN = { Vary: "Origin" };

/** What every answer to a page carries; without it the page sees that there was an answer, and nothing of it. */
export function corsHeaders({ headers: { origin } }: IncomingMessage): Record<string, string> {
  if (origin === undefined) return PLAIN;
  return {
    ...PLAIN,
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": "Contract-Objection, Retry-After",
  };
}

/** Answers the question that a browser asks before a call. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers;
  const asksForPrivate = request.headers["access-control-request-private-network"] === "true";
  response.writeHead(204, {
    ...corsHeaders(request),
    ...(origin !== undefined && ALLOWED),
    ...(origin !== undefined && asksForPrivate && { "Access-Control-Allow-Private-Network": "true" }),
    Allow: "POST, OPTIONS",
  });
  response.end();
}

const ALLOWED = {
  "Access-Control-Allow-Methods": "POST",
  "Access-Control-Allow-Headers": "content-type, prefer",
  // Seconds: long enough that a page does not ask before every call.
  "Access-Control-Max-Age": "600",
};
