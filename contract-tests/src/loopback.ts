/** Tells whether an address is on this machine. */

/** By the host as the URL was parsed: `http://2130706433/` is loopback, and `http://127.0.0.1.example/` is not. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
