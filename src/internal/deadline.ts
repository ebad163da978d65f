/** When a call ends: with its time, or with a signal of the caller. */

/** Ends one call. Its `signal` goes to whatever the call waits for. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #signals: readonly (AbortSignal | undefined)[];
  readonly #timer: ReturnType<typeof setTimeout>;
  // The wall clock jumps; this one does not.
  readonly #end: number;
  readonly #abort = () => this.#controller.abort();

  constructor(timeout: number, ...signals: (AbortSignal | undefined)[]) {
    this.#signals = signals;
    this.#end = performance.now() + timeout;
    this.#timer = setTimeout(this.#abort, timeout);
    // AbortSignal.any would do it, but leaves its listener on a long-lived signal until the next garbage collection.
    for (const one of signals) one?.addEventListener("abort", this.#abort);
    if (this.abortedBy) this.#abort();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whose end it was: a signal of the caller, or undefined for the time. */
  get abortedBy(): AbortSignal | undefined {
    return this.#signals.find((one) => one?.aborted);
  }

  /** Milliseconds that are left. */
  get left(): number {
    return this.#end - performance.now();
  }

  /** Stops the timer and lets go of the caller's signals. */
  release(): void {
    clearTimeout(this.#timer);
    for (const one of this.#signals) one?.removeEventListener("abort", this.#abort);
  }

  /** Settles as the promise does, or rejects when the call ends before. */
  race<Value>(promise: PromiseLike<Value> | Value): Promise<Value> {
    const { signal } = this;
    // The signal is of this call alone: the listener goes with it.
    const aborted = new Promise<never>((_, reject) => {
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    return Promise.race([promise, aborted]);
  }
}
