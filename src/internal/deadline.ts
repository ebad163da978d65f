/** When a call ends: with its time, or with a signal of the caller. */

/** Ends one call. Its `signal` goes to whatever the call waits for. */
export type Deadline = {
  signal: AbortSignal;
  /** Milliseconds that are left. */
  left(): number;
  /** Settles as the promise does, or rejects when the call ends before. */
  race<Value>(promise: PromiseLike<Value> | Value): Promise<Value>;
  /** Whose end it was: a signal of the caller, or undefined for the time. */
  abortedBy(): AbortSignal | undefined;
  /** Stops the timer and lets go of the caller's signals. */
  release(): void;
};

export function startDeadline(timeout: number, given: readonly (AbortSignal | undefined)[]): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const signals = given.filter((one) => one !== undefined);
  const abort = () => controller.abort();
  // The wall clock jumps; this one does not.
  const end = performance.now() + timeout;
  const timer = setTimeout(abort, timeout);
  // AbortSignal.any would do it, but leaves its listener on a long-lived signal until the next garbage collection.
  for (const one of signals) one.addEventListener("abort", abort);
  const abortedBy = () => signals.find((one) => one.aborted);
  if (abortedBy()) abort();
  return {
    signal,
    left: () => end - performance.now(),
    race: (promise) => orAborted(promise, signal),
    abortedBy,
    release() {
      clearTimeout(timer);
      for (const one of signals) one.removeEventListener("abort", abort);
    },
  };
}

async function orAborted<Value>(promise: PromiseLike<Value> | Value, signal: AbortSignal): Promise<Value> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
