/** Calls something of the caller's at once. Neither what it throws nor what it rejects with gets anywhere. */
export function quietly(call: () => unknown): void {
  (async () => call())().catch(() => {});
}
