/** Calls something of the caller's at once. Neither what it throws nor what it rejects with gets anywhere. */
export function quietly(call: () => unknown): void {
  try {
    const result = call();
    // Most give nothing back, and a promise would cost each call more than the hook.
    if (Object(result) === result) Promise.resolve(result).catch(() => {});
  } catch {}
}
