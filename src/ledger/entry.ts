/** What a ledger holds, and what the client asks of one. */
import type { PlacedOrder } from "../../generated/types.ts";
import type { Outcome } from "../errors.ts";

/** One purchase, by the caller's own id of it. */
export type LedgerEntry = {
  /** The caller's own id of the purchase. */
  ref: string;
  /** When it was sent, as `Date.prototype.toISOString` writes it. */
  at: string;
  /** The order as it was sent, form-encoded, without `key` and `action`. */
  form: string;
} & LedgerResult;

/** How a purchase ended. */
export type LedgerResult = {
  /** `unknown` from before the call until it is answered, and after an answer that proves nothing. */
  outcome: Outcome;
  /** What `addOrder` resolved with, when the outcome is `done`. */
  answer?: PlacedOrder;
  /** The digits of an order whose id no number holds exactly, or that came beside an error. */
  id?: string;
};

/** A purchase that a person must look at. */
export type UnknownOrder = LedgerEntry & {
  /** How to find out whether the order exists, and what to do then. */
  advice: string;
};

/** Where a ledger keeps its entries. Three methods: back it with what your application stores its data in. */
export interface LedgerStore {
  /**
   * Writes the entry down unless its `ref` is taken, in one step, so that of two callers one alone succeeds. An earlier entry
   * whose outcome is `refused` or `not-sent` does not take the `ref`, and is replaced.
   *
   * @returns The entry that takes the `ref`; undefined when the new one was written.
   */
  begin(entry: LedgerEntry): Promise<LedgerEntry | undefined>;
  /**
   * Writes down how the purchase ended. Also for people, once they have found out what became of an unknown one and its call is
   * over for certain: `done` with the answer, or `not-sent`, which lets the `ref` be sent again. The last word counts.
   *
   * Rejects for a `ref` that was never begun.
   *
   * @param ref That of the entry which was begun.
   */
  end(ref: string, result: LedgerResult): Promise<void>;
  /** The purchases whose outcome is `unknown`, oldest first. One that is under way in this moment is among them. */
  unknown(): Promise<UnknownOrder[]>;
}

/** Sees to it that no purchase is sent twice. `createLedger` of `autostagram/ledger` makes one from a store. */
export interface Ledger extends LedgerStore {
  /**
   * Sends a purchase unless its `ref` is taken. `addOrder` calls it.
   *
   * @param send Sends it. Called once at most, after the purchase has been written down.
   */
  place(purchase: Purchase, send: () => Promise<PlacedOrder>): Promise<PlacedOrder>;
}

/** What `addOrder` asks a ledger to place. */
export type Purchase = Pick<LedgerEntry, "ref" | "form">;
