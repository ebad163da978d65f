/** The three methods of a store, over whatever keeps its records. */
import { type Book, entryOf, isRecord, isTaken } from "./book.ts";
import type { LedgerStore } from "./entry.ts";

/** Keeps a record, and adds to the book all that was kept until now, this record and those of others, in one order for all. */
type Append = (record: string) => Promise<void>;

/** Runs work with a book that holds all that was kept until now. */
export type Use = <Result>(work: (book: Book, append: Append) => Promise<Result>) => Promise<Result>;

/** More attempts than this only a medium needs that does not give back what it took. */
const ATTEMPTS = 5;

export function createStore(use: Use): LedgerStore {
  return {
    begin: (entry) =>
      use(async (book, append) => {
        const token = crypto.randomUUID();
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          const holder = book.get(entry.ref);
          if (isTaken(holder)) return holder.token === token ? undefined : entryOf(holder);
          // Others may append in this moment too. Who was first is read, not assumed.
          await append(write({ ...entry, token }));
        }
        throw new Error(`ref ${JSON.stringify(entry.ref)} was not begun`);
      }),
    end: (ref, result) =>
      use(async (book, append) => {
        if (!book.get(ref)) throw new Error(`ref ${JSON.stringify(ref)} was never begun`);
        const { outcome, answer, id } = result;
        await append(write({ ref, outcome, answer, id }));
      }),
    unknown: () => use(async (book) => book.unknown()),
  };
}

function write(record: object): string {
  if (!isRecord(record)) throw new Error("no entry or result");
  return JSON.stringify(record);
}
