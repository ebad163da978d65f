/** What a ledger has taken down so far, by `ref`. */
import { adviceOf } from "./advice.ts";
import type { LedgerEntry, LedgerResult, UnknownOrder } from "./entry.ts";

/** Begins a purchase. The token tells apart two that begin the same one. */
type Begin = LedgerEntry & { token: string };

/** Says how a purchase ended. */
type End = LedgerResult & { ref: string };

/** The records of a ledger, in the order in which they were written. Whoever reads the same records holds the same book. */
export interface Book {
  /** The purchase that was begun last under the `ref`, with how it ended. */
  get(ref: string): Begin | undefined;
  /** Takes the next record. False when it is none, or ends what never began. */
  add(record: unknown): boolean;
  unknown(): UnknownOrder[];
}

export function createBook(): Book {
  const held = new Map<string, Begin>();
  return {
    get: (ref) => held.get(ref),
    add: (record) => {
      if (!isRecord(record)) return false;
      const begun = held.get(record.ref);
      if (!("token" in record)) {
        if (begun) held.set(record.ref, { ...record, at: begun.at, form: begun.form, token: begun.token });
        return begun !== undefined;
      }
      // The first of two that begin wins, and the second changes nothing.
      if (!isTaken(begun)) {
        // A Map keeps the place of a key that it has, and the oldest purchase is to stand first.
        held.delete(record.ref);
        held.set(record.ref, record);
      }
      return true;
    },
    unknown: () =>
      [...held.values()]
        .filter(({ outcome }) => outcome === "unknown")
        .map((record) => ({ ...entryOf(record), advice: adviceOf(record) })),
  };
}

/** The entry of a record, which its reader may change without changing the book. */
export function entryOf({ token: _, ...entry }: Begin): LedgerEntry {
  return structuredClone(entry);
}

/** Whether nobody else may begin under the `ref`. */
export function isTaken(record: Begin | undefined): record is Begin {
  return /^(unknown|done)$/.test(record?.outcome ?? "");
}

/** Whether a value can be read again as what it was meant to be. */
export function isRecord(value: unknown): value is Begin | End {
  const record = (value ?? {}) as Partial<Begin>;
  const texts = "token" in record ? [record.ref, record.at, record.form, record.token] : [record.ref];
  return (
    /^(unknown|done|refused|not-sent)$/.test(String(record.outcome)) && texts.every((text) => typeof text === "string")
  );
}
