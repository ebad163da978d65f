/** Longer timers fire at once, in every runtime. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Waits for any number of milliseconds; rejects as soon as the signal ends it. Leaves no timer and no listener behind. */
export function pause(duration: number, signal: AbortSignal): Promise<void> {
  // The wall clock jumps; this one does not.
  const end = performance.now() + duration;
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const step = () => {
      const left = end - performance.now();
      if (left <= 0 || signal.aborted) stop();
      else timer = setTimeout(step, Math.min(left, LONGEST_TIMER));
    };
    signal.addEventListener("abort", stop);
    step();
  });
}
