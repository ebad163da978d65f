/**
 * Ledgers against double orders: they keep what was ordered under which `ref`, your own id of a purchase.
 *
 * @packageDocumentation
 */
export { adviceOf } from "./advice.ts";
export type { Ledger, LedgerEntry, LedgerResult, LedgerStore, Purchase, UnknownOrder } from "./entry.ts";
export { DuplicateError, LedgerError } from "./errors.ts";
export { fileLedger } from "./file.ts";
export { createLedger } from "./ledger.ts";
export { memoryLedger } from "./memory.ts";
