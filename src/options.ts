/** What a client is made from, and the checks that run before it is. */
import { ConfigError } from "./errors.ts";

/** Where 오토스타그램 answers: `https://오토스타그램.com/api/v2`. */
export const DEFAULT_URL = "https://xn--2i0bt7p86inpdbormib.com/api/v2";

/** The path of every panel of this protocol. */
const PATH = "/api/v2";

/** What {@link createClient} makes a client from. */
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
  // Form encoding would hide a stray line break as %0A, and the panel would call the key invalid.
  if (typeof key === "string" && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new ConfigError("key is missing, or has characters in it that no key has");
}

/**
 * Checks the endpoint and gives what stands before `/api/v2`.
 *
 * @throws {@link ConfigError} that shows nothing of the URL, since a password may be in it.
 */
export function checkUrl(text: unknown): string {
  const url = URL.canParse(String(text)) ? new URL(String(text)) : undefined;
  if (!url || url.username || url.password || /[?#]/.test(url.href) || !url.pathname.endsWith(PATH)) {
    throw new ConfigError(`url must be an endpoint like ${DEFAULT_URL}`);
  }
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw new ConfigError("url must be https, or http to this machine");
  }
  return url.href.slice(0, -PATH.length);
}

/** Judges a host name as `URL` has parsed it: there `0x7f.1` is 127.0.0.1 already, and `127.0.0.1.nip.io` is a name. */
function isLoopback(hostname: string): boolean {
  return /^(localhost|\[::1\]|127(\.\d+){3})$/.test(hostname);
}
