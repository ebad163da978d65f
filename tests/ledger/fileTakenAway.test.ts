import { rename, rm, stat, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fileLedger } from "../../src/ledger/index.ts";
import { entryOf, freshPath } from "./support/entries.ts";

describe("a file that is taken away", () => {
  test("is not made again while the ledger is in use", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("a"));
    await rm(path);
    await expect(ledger.begin(entryOf("a"))).rejects.toThrow(`ledger ${path}: ENOENT`);
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  test("is missed when another one has its name", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("a"));
    await fileLedger(`${path}.new`).begin(entryOf("b"));
    await rename(`${path}.new`, path);
    for (const _ of [1, 2])
      await expect(ledger.begin(entryOf("a"))).rejects.toThrow(/: is no file, or was replaced or cut$/);
  });

  test("is missed when it was emptied in place", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("a"));
    await writeFile(path, "");
    for (const _ of [1, 2])
      await expect(ledger.begin(entryOf("a"))).rejects.toThrow(/: is no file, or was replaced or cut$/);
  });
});
