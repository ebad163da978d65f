/** The ledgers that the examples show keep every rule, and are safe against two processes. */
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { sqliteLedger } from "../../examples/ledger/sqlite.ts";
import { root, run } from "../support/checkout.ts";
import { clientOf, servePanel } from "../support/panel.ts";
import { entryOf, freshPath } from "./support/entries.ts";
import { testRules } from "./support/rules.ts";

describe("the ledger in SQLite", () => {
  testRules(async () => sqliteLedger(await freshPath("shop.db")));

  test("is shared by two connections", async () => {
    const path = await freshPath("shop.db");
    const [first, second] = [sqliteLedger(path), sqliteLedger(path)];
    const begun = await Promise.all([first.begin(entryOf("a")), second.begin(entryOf("a"))]);
    expect(begun).toEqual([undefined, entryOf("a")]);
    await second.end("a", { outcome: "done", answer: { order: 1 } });
    expect(await first.begin(entryOf("a"))).toMatchObject({ outcome: "done", answer: { order: 1 } });
  });

  test("waits for another that is writing", async () => {
    const path = await freshPath("shop.db");
    const ledger = sqliteLedger(path);
    const other = new DatabaseSync(path);
    other.exec("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
    const worker = run(["--eval", beginIn(path, "a")], { cwd: root });
    await new Promise((resolve) => setTimeout(resolve, 600));
    other.exec("COMMIT");
    expect(await worker).toMatchObject({ code: 0, stdout: "undefined\n" });
    expect(await ledger.begin(entryOf("a"))).toMatchObject({ ref: "a" });
  });

  test("keeps addOrder from sending twice", async () => {
    const panel = await servePanel('{"order":23501}');
    const options = { ref: "purchase-77", ledger: sqliteLedger(await freshPath("shop.db")) };
    for (const _ of [1, 2]) {
      const order = { service: 1, link: "https://example.com/p/1", quantity: 1000 };
      expect(await clientOf(panel).addOrder(order, options)).toEqual({ order: 23501 });
    }
    expect(panel.received).toHaveLength(1);
  });

  test("lists what is unknown when it is started by itself", async () => {
    const path = await freshPath("shop.db");
    await sqliteLedger(path).begin(entryOf("purchase-77"));
    const { code, stdout } = await run(["examples/ledger/sqlite.ts", path], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^The order for service "1" to .* ledger\.end\("purchase-77", .*\{ outcome: "not-sent" \}\n$/,
    );
  });
});

/** A program that begins a ref, in a process of its own: SQLite waits without letting this one go on. */
function beginIn(path: string, ref: string): string {
  return `
    const { sqliteLedger } = await import("./examples/ledger/sqlite.ts");
    console.log(await sqliteLedger(${JSON.stringify(path)}).begin(${JSON.stringify(entryOf(ref))}));`;
}
