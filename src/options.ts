/** What a client is made from, and the checks that run before it is. */
import { ConfigError } from "./errors.ts";

/** Where 오토스타그램 answers: `https://오토스타그램.com/api/v2`. */
export const DEFAULT_URL = "https://xn--2i0bt7p86inpdbormib.com/api/v2";

/** The path of every panel of this protocol. */
const PATH = "/api/v2";

export interface ClientOptions {
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
}

/** @throws {@link ConfigError} that shows neither the key nor its length. */
export function checkKey(key: unknown): string {
  if (typeof key !== "string" || key === "") throw new ConfigError("key is missing: pass the API key as text");
  // Form encoding would hide a stray line break as %0A, and the panel would call the key invalid.
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new ConfigError("key contains white space, a line break or a character outside ASCII: copy it again");
  }
  return key;
}

/**
 * Checks the endpoint and gives its origin, with whatever stands before `/api/v2`.
 *
 * @throws {@link ConfigError} that shows no credentials and no query.
 */
export function checkUrl(text: unknown): string {
  const url = typeof text === "string" && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw new ConfigError(`url is not an absolute URL; expected one such as ${DEFAULT_URL}`);
  if (url.username !== "" || url.password !== "") throw new ConfigError("url must not contain a user name or password");
  if (/[?#]/.test(url.href)) throw new ConfigError("url must not contain a query or a fragment");
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new ConfigError("url must begin with https://");
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    throw new ConfigError(`url must begin with https://: over http, anybody between here and ${url.host} reads the key`);
  }
  if (!url.pathname.endsWith(PATH)) {
    throw new ConfigError(`url must be the whole endpoint and end in ${PATH}, such as ${url.origin}${PATH}`);
  }
  return url.href.slice(0, -PATH.length);
}

/** Judges a host name as `URL` has parsed it: there `0x7f.1` is 127.0.0.1 already, and `127.0.0.1.nip.io` is a name. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
