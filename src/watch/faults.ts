/** Which failures of a call that reads may pass, and how long to leave the panel alone after one. */
import { AbortedError, CallError, RefusedError } from "../errors.ts";

/** Milliseconds; a panel that asks for more has most likely made a mistake. */
const LONGEST_RETRY_AFTER = 3_600_000;

/** Whether it is worth asking again later. Not after a wrong key, an abort, or an error that is none of a call's. */
export function mayPass(error: unknown): error is CallError {
  if (error instanceof RefusedError && error.reason === "invalid_key") return false;
  return error instanceof CallError && !(error instanceof AbortedError);
}

/** Milliseconds that the panel asks to be left alone after this; 0 when it does not ask. */
export function askedDelay(error: CallError): number {
  const { retryAfter = 0 } = error as { retryAfter?: number };
  return Math.min(retryAfter, LONGEST_RETRY_AFTER);
}

/** Milliseconds: the interval, doubled for each failure before, up to ten times; never less than the panel asks for. */
export function delayAfter(error: CallError, failuresBefore: number, interval: number): number {
  return Math.max(interval * Math.min(2 ** failuresBefore, 10), askedDelay(error));
}
