/** What the four list operations resolve with: one entry for each id. */
import type { Reason } from "./reasons.ts";

/** Why one id of a list has no value. */
export type EntryError = {
  reason: Reason;
  /** The panel's own words; for the reason `missing`, ours. */
  text: string;
};

/** One id of a list: its value, or why there is none. */
export type Entry<Value> = { id: number; ok: true; value: Value } | { id: number; ok: false; error: EntryError };
