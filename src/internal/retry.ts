/** When a read is sent again, and how long it waits before. */
import { type AutostagramError, ConnectError, ConnectionLostError, HttpError, RateLimitError } from "../errors.ts";
import { isPassing } from "./failure.ts";

/** Milliseconds of the longest wait that a panel can ask for. */
const LONGEST_RETRY_AFTER = 60_000;

/** Milliseconds of the longest wait that the client chooses by itself. */
const LONGEST_BACKOFF = 8000;

/** Milliseconds before another attempt at a read; undefined when there is none. */
export function delayAfter(error: unknown, attempt: number, base: number): number | undefined {
  if (!isWorthRepeating(error as AutostagramError)) return undefined;
  const { retryAfter: asked } = error as { retryAfter?: number };
  if (asked !== undefined) return asked > LONGEST_RETRY_AFTER ? undefined : asked;
  // At random, so that clients that failed together do not come back together.
  return Math.random() * Math.min(LONGEST_BACKOFF, base * 2 ** (attempt - 1));
}

function isWorthRepeating(error: AutostagramError): boolean {
  if (error instanceof ConnectError || error instanceof ConnectionLostError) return isPassing(error);
  return error instanceof RateLimitError || (error instanceof HttpError && mayHaveActed(error.status));
}

/** Statuses of a server that gave up, perhaps after it had acted, whatever it says. */
export function mayHaveActed(status: number): boolean {
  return /^(408|425|499|5..)$/.test(String(status));
}

/** Milliseconds that the panel asks to wait; undefined when it does not, or says something that is no time to come. */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // Date.parse takes almost anything. From the answer's own clock, because this machine's may be wrong.
  if (!/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(value)) return undefined;
  const wait = Date.parse(value) - (Date.parse(headers.get("date") ?? "") || Date.now());
  return wait > 0 ? wait : undefined;
}
