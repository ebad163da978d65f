/** What goes wrong with a ledger before anything is sent. */
import { AutostagramError } from "../errors.ts";
import type { LedgerEntry } from "./entry.ts";

/**
 * The ledger knows this `ref` already. Nothing was sent this time. `outcome` is `unknown` when the earlier order may exist,
 * and `not-sent` when the `ref` belongs to an order with other fields.
 *
 * Not thrown when the very same order was placed before. Then `addOrder` resolves with the earlier answer.
 */
export class DuplicateError extends AutostagramError {
  override readonly name = "DuplicateError";
  /** What the ledger holds. */
  declare readonly earlier: LedgerEntry;
}

/** The ledger could not write down an order that was about to be sent. Nothing was sent; `cause` is the ledger's own error. */
export class LedgerError extends AutostagramError {
  override readonly name = "LedgerError";

  constructor(cause: unknown) {
    super("the ledger failed; nothing was sent", { outcome: "not-sent", cause });
  }
}
