/** How a watch asks, and for how long. */
import { type AutostagramError, InputError } from "../errors.ts";

/** What `watch` and `watchRefills` take as their last argument. */
export interface WatchOptions {
  /**
   * Milliseconds from the last answer of a round to the first call of the next. Rounds that fail lengthen it, up to ten times.
   * A round is one call for each 100 ids, one call after another. Panels are seen to allow 50 to 300 calls a minute, and orders move
   * in minutes: once a minute leaves most of the limit to everything else.
   * @default 60_000
   */
  interval?: number | undefined;
  /**
   * Milliseconds, from the first step of the loop, after which what is not final is given up as `timedOut`. A call that is under
   * way by then is waited for. `Infinity` for never.
   * @default 604_800_000, which is 7 days
   */
  maxAge?: number | undefined;
  /** Ends the watch: a wait or a call under way ends at once, and the loop throws an `AbortedError`. */
  signal?: AbortSignal | undefined;
  /** Told of every call that failed and is made again. What it throws is swallowed. */
  onError?: ((error: AutostagramError) => unknown) | undefined;
}

/** The options, checked, with every default filled in. */
export type WatchSettings = WatchOptions & { interval: number; maxAge: number };

const MINUTE = 60_000;

/** @throws `InputError` when a number cannot be right. */
export function checkWatchOptions(options: WatchOptions = {}): WatchSettings {
  const { interval = MINUTE, maxAge = 7 * 24 * 60 * MINUTE } = options;
  // Text, as from an environment variable, would be put behind the time instead of added to it.
  if (!(Number.isFinite(interval) && interval > 0)) throw notPositive("interval");
  if (!(typeof maxAge === "number" && maxAge > 0)) throw notPositive("maxAge");
  return { ...options, interval, maxAge };
}

function notPositive(option: string): InputError {
  return new InputError(option, "must be a positive number of milliseconds");
}
