/** What a client is made from, and the checks that run before it is. */
import { ConfigError, InputError } from "./errors.ts";
import type { Hooks, Limiter, Validate } from "./hooks.ts";
import type { Ledger } from "./ledger/entry.ts";
import type { Check } from "./preflight/problem.ts";

/** Where 오토스타그램 answers: `https://오토스타그램.com/api/v2`. */
export const DEFAULT_URL = "https://xn--2i0bt7p86inpdbormib.com/api/v2";

/** The path of every panel of this protocol. */
export const PATH = "/api/v2";

/** What every method takes as its last argument. */
export interface CallOptions {
  /**
   * Milliseconds for the whole call: the wait for the limiter, every attempt with its answer, the waits in between. When they
   * have passed, the call rejects with a {@link DeadlineError}; an order, refill or cancel may exist then. A list of more than
   * 100 ids has them for each of its calls.
   * @default 30_000
   */
  timeout?: number | undefined;
  /** Ends the call with an {@link AbortedError}. Once the request is on its way, the panel may act all the same. */
  signal?: AbortSignal | undefined;
}

/** What the list operations take as their last argument. */
export interface ListOptions extends CallOptions {
  /**
   * How many calls of 100 ids may be under way at once. Lists that write are sent one call after another, whatever this says.
   * @default 4
   */
  concurrency?: number | undefined;
}

/** What `addOrder` takes as its last argument. */
export interface OrderOptions extends CallOptions {
  /** Judges the order first. What it finds is thrown as a {@link CheckError}, and nothing is sent. */
  check?: Check | undefined;
  /** Your own id of this purchase, such as the id of your customer's order. Needs `ledger`. */
  ref?: string | undefined;
  /** Keeps what was ordered under which `ref`, so that nothing is ordered twice. Needs `ref`. */
  ledger?: Ledger | undefined;
}

/** What {@link createClient} makes a client from. */
export interface ClientOptions extends CallOptions, Hooks {
  /** Your API key, from the account page of the panel. It can spend your balance: keep it out of pages and apps. */
  key: string | undefined;
  /**
   * The whole endpoint, with `/api/v2`. `https`, or `http` to this machine.
   * @default "https://xn--2i0bt7p86inpdbormib.com/api/v2", which is https://오토스타그램.com/api/v2
   */
  url?: string | undefined;
  /**
   * Sends the requests instead of the global `fetch`, for a proxy or for tests.
   * @default globalThis.fetch
   */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * How often a call that reads is sent again after a broken connection, HTTP 408, 425, 429, 499 or 5xx: 0, 1 or 2 times. Calls
   * that write are never sent again.
   * @default 2
   */
  retries?: number | undefined;
  /**
   * Milliseconds, the base of the random wait before another attempt: up to this long before the second, twice that before the
   * third, never more than 8 seconds. A `Retry-After` of the panel comes first.
   * @default 500
   */
  retryDelay?: number | undefined;
  /**
   * Bytes of an answer, decompressed, after which the client stops reading and rejects with an {@link UnreadableAnswer}.
   * @default 33_554_432, which is 32 MiB
   */
  maxAnswerBytes?: number | undefined;
  /** Waits until a call may be sent, for example because several processes share one limit. */
  limiter?: Limiter | undefined;
  /** Judges every answer; `validator()` of `autostagram/validate` is one. */
  validate?: Validate | undefined;
}

/** The options of a client, checked, with every default filled in. */
export type Settings = Omit<ClientOptions, "url"> & {
  key: string;
  /** The endpoint without `/api/v2`, which every path of the actions document begins with. */
  origin: string;
  fetch: typeof globalThis.fetch;
  timeout: number;
  retries: number;
  retryDelay: number;
  maxAnswerBytes: number;
};

/** @throws {@link ConfigError} when an option cannot be right. */
export function checkOptions(options: ClientOptions): Settings {
  const { key, url = DEFAULT_URL, fetch = globalThis.fetch, ...rest } = options ?? {};
  return {
    ...rest,
    key: checkKey(key),
    origin: checkUrl(url),
    fetch,
    timeout: checkNumber("timeout", rest.timeout ?? 30_000, 1),
    retries: checkNumber("retries", rest.retries ?? 2, 0, 2),
    retryDelay: checkNumber("retryDelay", rest.retryDelay ?? 500, 0),
    maxAnswerBytes: checkNumber("maxAnswerBytes", rest.maxAnswerBytes ?? 2 ** 25, 1),
  };
}

/** Timers of every runtime fire at once when they are set to more than this. */
const MAX = 2 ** 31 - 1;

function checkNumber(name: string, value: number, ...[min, max]: [min: number, max?: number]): number {
  const problem = problemOf(value, min, max);
  if (problem) throw new ConfigError(`${name} ${problem}`);
  return value;
}

/** @throws {@link InputError} for a number of a call's options that cannot be right. */
export function checkCallNumber(name: string, value: number): number {
  const problem = problemOf(value, 1);
  if (problem) throw new InputError(name, problem);
  return value;
}

function problemOf(value: number, min: number, max = MAX): string | undefined {
  const isRight = Number.isInteger(value) && value >= min && value <= max;
  return isRight ? undefined : `must be a whole number from ${min} to ${max}`;
}

/** @throws {@link ConfigError} that shows neither the key nor its length. */
function checkKey(key: unknown): string {
  // Form encoding would hide a stray line break as %0A, and the panel would call the key invalid.
  if (typeof key === "string" && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new ConfigError("key is missing, or has characters in it that no key has");
}

/** An endpoint as `URL` writes it: no user, no password, no query, no fragment. */
const ENDPOINT = /^\w+:\/\/[^/@]*(\/[^?#]*)?\/api\/v2$/;

/** `URL` has written 0x7f.1 as 127.0.0.1 by then, and 127.0.0.1.nip.io is a name. */
const SAFE = /^(https:|http:\/\/(localhost|\[::1\]|127(\.\d+){3})[:/])/;

/**
 * Checks the endpoint and gives what stands before `/api/v2`.
 *
 * @throws {@link ConfigError} that shows nothing of the URL, since a password may be in it.
 */
function checkUrl(text: unknown): string {
  const href = URL.canParse(String(text)) ? new URL(String(text)).href : "";
  if (!ENDPOINT.test(href)) throw new ConfigError(`url must be an endpoint like ${DEFAULT_URL}`);
  if (!SAFE.test(href)) throw new ConfigError("url must be https, or http to this machine");
  return href.slice(0, -PATH.length);
}
