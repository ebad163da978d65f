/** A ledger in a file, for several processes of one machine. */
import type { FileHandle } from "node:fs/promises";
import { createBook } from "./book.ts";
import type { Ledger } from "./entry.ts";
import { appendLine, createReader } from "./fileLines.ts";
import { createLedger } from "./ledger.ts";
import { createStore, type Use } from "./store.ts";

/**
 * Makes a ledger in a file: one JSON record a line, only ever added to. `begin` and `end` resolve once the record would outlive
 * a power cut. Any number of processes may share the file; each may be killed at any moment.
 *
 * The file is made when it is first needed, for its owner alone to read (mode 0600); its folder must exist. It must be on a
 * disk of this machine: over NFS and other network file systems two processes can overwrite each other. Never cut or replace
 * it while a process uses it: a `ref` that it no longer holds can be ordered again.
 *
 * Every process keeps all entries in memory as well, about half a kilobyte each, and reads only what was added since.
 *
 * All three methods reject with an `Error` that names the file when it cannot be read or written. So they do for a line that
 * makes no sense, save the beginning of one that a crash left behind: which `ref` stood in it is not known, so nothing may
 * be begun. After a `begin` that rejects, the `ref` can be left behind as unknown.
 *
 * @param path Of the file, absolute or from the present folder.
 * @example
 * const ledger = fileLedger("/var/lib/shop/orders.jsonl");
 * for (const { advice } of await ledger.unknown()) console.log(advice);
 * await panel.addOrder({ service: 1, link: "https://example.com/p/1", quantity: 1000 }, { ref: "purchase-77", ledger });
 */
export function fileLedger(path: string): Ledger {
  let known = readNothing();
  let file = "";
  let turn: Promise<unknown> = Promise.resolve();

  async function read(handle: FileHandle): Promise<void> {
    const line = await known.read(handle);
    if (!line) return;
    // From the beginning next time, since a person may have put it right by then.
    known = readNothing();
    throw new Error(`line ${line} cannot be read: mend it`);
  }

  const use: Use = (work) => {
    const next = async () => {
      const { open, constants, realpath } = await import("node:fs/promises");
      // A file that has gone is not made again: what it held would be forgotten.
      const mayCreate = file ? 0 : constants.O_CREAT;
      const handle = await open(file || path, constants.O_RDWR | constants.O_APPEND | mayCreate, 0o600);
      try {
        if (!file) {
          const place = await realpath(path);
          // The file's name is to outlive a power cut too, whichever process made it. Windows has no such call for folders.
          if (process.platform !== "win32") {
            const folder = await open(place.replace(/[^/]+$/, ""));
            await folder.sync().finally(() => folder.close());
          }
          file = place;
        }
        await read(handle);
        return await work(known.book, async (line) => {
          await appendLine(handle, line);
          await read(handle);
        });
      } finally {
        await handle.close();
      }
    };
    const result = turn.then(next, next).catch((cause: unknown) => {
      throw new Error(`ledger ${path}: ${(cause as Error).message}`, { cause });
    });
    turn = result;
    return result;
  };
  return createLedger(createStore(use));
}

function readNothing() {
  const book = createBook();
  return { book, read: createReader((line) => book.add(parse(line))) };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
