/** HTTP says that it failed. */
import { ECHO } from "../support/canary.ts";
import { always, few, type Row } from "../support/row.ts";
import { type Parts, replying, serve } from "../support/server.ts";

const HTML = { "Content-Type": "text/html" };
const page = `<!doctype html><title>Bad gateway</title><pre>${ECHO}</pre>`;

const row = (fault: string, parts: Parts, expected: Partial<Row>): Row => ({
  fault,
  serve: () => serve(replying(parts)),
  ...expected,
});

const gaveUp = (status: number) => always("HttpError", { outcome: "unknown", retried: true, facts: { status } });

/** One status of a kind meets every operation. */
const operationsFor = (status: number) => ([500, 408, 400, 401].includes(status) ? {} : { operations: few });

/** The server gave up, perhaps after it had acted. */
const gaveUpRows: Row[] = [500, 501, 502, 503, 504, 520, 599, 408, 425, 499].flatMap((status) => [
  {
    ...row(`a page with HTTP ${status}`, { status: `${status} ${ECHO}`, headers: HTML, body: page }, gaveUp(status)),
    ...operationsFor(status),
  },
  {
    ...row(`a refusal with HTTP ${status}`, { status, body: '{"error":"Incorrect order ID"}' }, gaveUp(status)),
    operations: few,
  },
]);

const others: Row[] = [
  row("an empty HTTP 500", { status: 500 }, gaveUp(500)),
  row("an order with HTTP 502", { status: 502, body: '{"order":23501}' }, gaveUp(502)),
  row("null with HTTP 503", { status: 503, body: "null" }, gaveUp(503)),
  row(
    "HTTP 503 that asks for no wait",
    { status: 503, headers: { "Retry-After": "0" } },
    always("HttpError", { outcome: "unknown", retried: true, facts: { status: 503, retryAfter: 0 } }),
  ),
  {
    ...row(
      "HTTP 503 that asks for two minutes, of a call that has ten",
      { status: 503, headers: { "Retry-After": "120" } },
      always("HttpError", { outcome: "unknown", facts: { status: 503, retryAfter: 120_000 } }),
    ),
    options: { timeout: 600_000 },
  },
  row("a rate limit in words, with HTTP 503", { status: 503, body: '{"error":"Rate limit exceeded"}' }, gaveUp(503)),
];

/** The panel, or a server before it, did not even try. */
const refusedRows: Row[] = [400, 401, 403, 404, 405, 410, 413, 422, 451].flatMap((status) => [
  {
    ...row(
      `a refusal with HTTP ${status}`,
      { status, body: JSON.stringify({ error: `Invalid API key ${ECHO}` }) },
      always("RefusedError", { outcome: "refused", facts: { status, reason: "invalid_key" } }),
    ),
    ...operationsFor(status),
  },
  {
    ...row(
      `a page with HTTP ${status}`,
      { status, headers: HTML, body: page },
      always("HttpError", { outcome: "refused", facts: { status } }),
    ),
    operations: few,
  },
]);

export const httpRows: Row[] = [
  ...gaveUpRows,
  ...others,
  ...refusedRows,
  row(
    "a refusal as a form, with HTTP 401",
    { status: 401, body: "error=Invalid+API+key" },
    always("RefusedError", {
      outcome: "refused",
      facts: { status: 401, reason: "invalid_key", text: "Invalid API key" },
    }),
  ),
];
