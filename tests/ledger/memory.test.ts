import { describe } from "vitest";
import { memoryLedger } from "../../src/ledger/index.ts";
import { testCareless, testRules } from "./support/rules.ts";

describe("memoryLedger", () => {
  testRules(async () => memoryLedger());
  testCareless(async () => memoryLedger());
});
