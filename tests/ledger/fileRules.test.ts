/** The rules of every store, for the one in a file: one object, and two objects that take turns on the same path. */
import { describe } from "vitest";
import { fileLedger, type LedgerStore } from "../../src/ledger/index.ts";
import { freshPath } from "./support/entries.ts";
import { testCareless, testRules } from "./support/rules.ts";

async function one(): Promise<LedgerStore> {
  return fileLedger(await freshPath());
}

async function inTurns(): Promise<LedgerStore> {
  const path = await freshPath();
  const ledgers = [fileLedger(path), fileLedger(path)] as const;
  let calls = 0;
  const next = () => ledgers[calls++ % 2] as LedgerStore;
  return {
    begin: (entry) => next().begin(entry),
    end: (ref, result) => next().end(ref, result),
    unknown: () => next().unknown(),
  };
}

describe("fileLedger", () => {
  testRules(one);
  testCareless(one);
});

describe("two fileLedgers on one path", () => {
  testRules(inTurns);
  testCareless(inTurns);
});
