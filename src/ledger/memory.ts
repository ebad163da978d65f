/** A ledger that lives as long as its process. */
import { createBook } from "./book.ts";
import type { Ledger } from "./entry.ts";
import { createLedger } from "./ledger.ts";
import { createStore } from "./store.ts";

/**
 * Makes a ledger that is gone when the process ends: for tests, and against a customer who clicks twice. It does not help
 * after a crash; there {@link fileLedger} does, or one of your own over your database.
 *
 * It keeps every entry, about half a kilobyte each.
 *
 * @example
 * const ledger = memoryLedger();
 * await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 }, { ref: "purchase-77", ledger });
 */
export function memoryLedger(): Ledger {
  const book = createBook();
  const append = async (record: string) => void book.add(JSON.parse(record));
  return createLedger(createStore((work) => work(book, append)));
}
