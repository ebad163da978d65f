/** The time that a run goes by. Tests bring their own, in which an hour takes nothing. */
import { setTimeout as sleep } from "node:timers/promises";

export type Clock = {
  /** Milliseconds since some moment; never goes back. */
  now: () => number;
  /** Rejects when the signal is aborted. */
  sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
};

export const MACHINE: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, signal ? { signal } : {}),
};
