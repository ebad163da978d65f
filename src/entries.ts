/** What the four list operations resolve with: one entry for each id. */
import type { Outcome } from "./errors.ts";
import type { Reason } from "./reasons.ts";

/** Why one id of a list has no value. */
export type EntryError = {
  /**
   * One of a closed set. `missing`: the panel's answer left the id out. `unexpected`: what it says is no answer of this
   * operation. `unanswered`: the call with this id in it failed, or was not made; only in {@link PartialError}.
   */
  reason: Reason;
  /** The panel's own words; for the three reasons above, ours. */
  text: string;
};

/** An id of a list, and its value. */
export type FoundEntry<Value> = {
  /** The id that was asked. */
  id: number;
  /** Tells the two kinds of entries apart. */
  ok: true;
  /** What the panel wrote for this id. */
  value: Value;
};

/** An id of a list, and why it has no value. */
export type FailedEntry = {
  /** The id that was asked. */
  id: number;
  /** Tells the two kinds of entries apart. */
  ok: false;
  /** Why there is no value. */
  error: EntryError;
  /** In lists that write: what became of this id's refill or cancel. */
  outcome?: Outcome;
};

/** One id of a list: its value, or why there is none. */
export type Entry<Value> = FoundEntry<Value> | FailedEntry;
