/** HTTP itself says that it failed. */
import { STATUS_CODES } from "node:http";
import type { Reply } from "../reply.ts";
import { early, type Fault, type Faults, late, type Play, sending, type Value } from "./fault.ts";

const JSON_TYPE = { "Content-Type": "application/json" };

function page(title: string): string {
  return `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}

/** A page of HTML. */
export function showing(status: number, title: string, more: Record<string, string> = {}): Play {
  return sending(({ headers }) => ({
    status,
    headers: { ...headers, "Content-Type": "text/html; charset=utf-8", ...more },
    body: page(title),
  }));
}

/** A refusal in JSON. */
function refusing(status: number, error: string): Play {
  return sending(({ headers }) => ({ status, headers: { ...headers, ...JSON_TYPE }, body: JSON.stringify({ error }) }));
}

function bare(status: number): Play {
  return sending(({ headers: { "Content-Type": _, ...headers } }): Partial<Reply> => ({ status, headers, body: "" }));
}

const titleOf = (status: number) => `${status} ${STATUS_CODES[status] ?? "Client Closed Request"}`;

/** A gateway gave up on a panel that went on; only 503 comes before the work. */
const GAVE_UP = [408, 425, 499, 502, 504];

const gaveUp = GAVE_UP.map((status): [string, Fault] => [
  `http-${status}`,
  late(`HTTP ${status} with a page of HTML`, showing(status, titleOf(status))),
]);

const REFUSED: readonly [status: number, error: string][] = [
  [400, "Incorrect request"],
  [401, "Invalid API key"],
  [403, "Invalid API key"],
  [404, "Incorrect order ID"],
  [413, "Incorrect request"],
  [422, "Incorrect request"],
];

const refused = REFUSED.map(([status, error]): [string, Fault] => [
  `refused-${status}`,
  early(`HTTP ${status} with {"error":"${error}"}`, refusing(status, error)),
]);

const RETRY_AFTER: Value = {
  is: "WHEN",
  otherwise: "1",
  fits: (text) => /^[\x20-\x7e]{1,100}$/.test(text),
  words: "seconds, a date, or whatever else the header Retry-After is to hold, in ASCII",
};

export const statusFaults: Faults = {
  ...Object.fromEntries(gaveUp),
  "http-500": late('HTTP 500 with {"error":"Internal Server Error"}', refusing(500, "Internal Server Error")),
  "http-503": early(
    "HTTP 503 with a page of HTML, and Retry-After: 1",
    showing(503, titleOf(503), { "Retry-After": "1" }),
  ),
  ...Object.fromEntries(refused),
  blocked: early("HTTP 403 with a page of HTML, as from a firewall", showing(403, "Access denied")),
  "retry-after": early(
    "HTTP 429 with Retry-After: WHEN",
    sending(({ headers }, value) => ({
      status: 429,
      headers: { ...headers, ...JSON_TYPE, "Retry-After": value },
      body: '{"error":"Rate limit exceeded"}',
    })),
    RETRY_AFTER,
  ),
  empty: late(
    "HTTP 200 with an empty body",
    sending(() => ({ body: "" })),
  ),
  "no-content": late("HTTP 204", bare(204)),
  "not-modified": late("HTTP 304", bare(304)),
};
