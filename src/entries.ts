/** What the four list operations resolve with: one entry for each id. */
import type { Reason } from "./reasons.ts";

/** Why one id of a list has no value. */
export type EntryError = {
  /** One of a closed set; `missing` when the panel's answer left the id out. */
  reason: Reason;
  /** The panel's own words; for the reason `missing`, ours. */
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
};

/** One id of a list: its value, or why there is none. */
export type Entry<Value> = FoundEntry<Value> | FailedEntry;
