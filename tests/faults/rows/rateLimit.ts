/** The panel has had enough. */
import { ECHO } from "../support/canary.ts";
import { always, few, type Row } from "../support/row.ts";
import { type Parts, replying, serve } from "../support/server.ts";

type Limits = [parts: Parts, expected: ReturnType<typeof always>, operations?: Row["operations"]];

const row = (fault: string, ...[parts, expected, operations]: Limits): Row => ({
  fault,
  ...(operations && { operations }),
  serve: () => serve(replying(parts)),
  ...expected,
});

const limited = (facts: object, retried = true) =>
  always("RateLimitError", { outcome: "refused", retried, facts: { reason: "rate_limit", ...facts } });

const too = (header: string, date = "Mon, 23 Nov 2026 12:00:00 GMT"): Parts => ({
  status: 429,
  headers: { "Retry-After": header, Date: date },
  body: `<pre>${ECHO}</pre>`,
});

export const rateLimitRows: Row[] = [
  row("HTTP 429 with a page", { status: 429, body: `<h1>${ECHO}</h1>` }, limited({ status: 429 })),
  row("HTTP 429 with nothing in it", { status: 429 }, limited({ status: 429 })),
  row(
    "HTTP 429 with a refusal",
    { status: 429, body: '{"error":"Slow down"}' },
    limited({ status: 429, text: "Slow down" }),
  ),
  row("HTTP 429 that asks for no wait", too("0"), limited({ retryAfter: 0 })),
  row(
    "a rate limit in words",
    { body: `{"error":"Rate limit exceeded"}` },
    limited({ status: 200, text: "Rate limit exceeded" }),
  ),
  row(
    "a rate limit in words, with HTTP 403",
    { status: 403, body: `{"error":"Rate limit exceeded"}` },
    limited({ status: 403 }),
  ),
  {
    ...row(
      "HTTP 429 that asks for 61 seconds, of a call that has 10 minutes",
      too("61"),
      limited({ retryAfter: 61_000 }, false),
    ),
    options: { timeout: 600_000 },
  },
  row("HTTP 429 that asks for 31 years", too("999999999"), limited({ retryAfter: 999_999_999_000 }, false)),
  row(
    "HTTP 429 that asks for an hour, as a date",
    too("Mon, 23 Nov 2026 13:00:00 GMT"),
    limited({ retryAfter: 3_600_000 }, false),
  ),
  ...["-5", "1e9", "0x10", "2, 5", "5 minutes", "soon", "1.5.1", "NaN", "Infinity", "", "99999999999999999999"].map(
    (header) => row(`HTTP 429 with the absurd Retry-After "${header}"`, too(header), limited({}), few),
  ),
  row("HTTP 429 with a date that is past", too("Mon, 23 Nov 2026 11:00:00 GMT"), limited({})),
  row("HTTP 429 with a date in no form of HTTP", too("2026-11-23 13:00"), limited({})),
];
