/** `autostagram ledger`: what a person does about orders whose answer was lost, without JavaScript. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fileLedger } from "../../src/ledger/index.ts";
import { createFolder } from "../support/checkout.ts";
import { servePanel } from "../support/panel.ts";
import { answering, envOf, expectUsage, runHere } from "./support/cli.ts";

const folder = await createFolder();
afterAll(() => rm(folder, { recursive: true }));

const AT = "2026-11-24T05:36:10.000Z";
const FORM = new URLSearchParams({ service: "1", link: "https://example.com/p/1", quantity: "1000" }).toString();

let count = 0;

/** A ledger with one order under each ref, of which nobody knows whether it exists. */
async function ledgerWith(...refs: string[]) {
  const path = join(folder, `orders-${++count}.ledger`);
  const ledger = fileLedger(path);
  for (const ref of refs) await ledger.begin({ ref, at: AT, form: FORM, outcome: "unknown" });
  if (refs.length === 0) await writeFile(path, "");
  return { path, ledger, run: (...argv: string[]) => runHere(["ledger", "--ledger", path, ...argv]) };
}

describe("ledger", () => {
  test("lists what may exist, with the fields as they were sent, needs no key, and exits 3", async () => {
    const { code, stdout, stderr } = await (await ledgerWith("purchase-7", "purchase-8")).run("--json");
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ ref: "purchase-7", at: AT, outcome: "unknown", form: FORM }),
      expect.objectContaining({ ref: "purchase-8" }),
    ]);
    expect(stderr).toContain("--order ID or --not-sent");
  });

  test("shows them as a table", async () => {
    const { stdout } = await (await ledgerWith("purchase-7")).run();
    expect(stdout).toMatch(/^ref +sent at +order$/m);
    expect(stdout).toContain("service=1, link=https://example.com/p/1, quantity=1000");
  });

  test.each([["table"], ["json"]])("exits 0 where nothing is unknown, as %s", async (format) => {
    const { run } = await ledgerWith();
    const { code, stdout, stderr } = await run(...(format === "json" ? ["--json"] : []));
    expect({ code, stdout }).toEqual({ code: 0, stdout: format === "json" ? "[]\n" : "" });
    expect(stderr).toBe("autostagram: no order of this ledger is unknown\n");
  });

  test("writes down that one exists, and lists the others", async () => {
    const { ledger, run } = await ledgerWith("purchase-7", "purchase-8");
    const { code, stdout, stderr } = await run("--ref", "purchase-7", "--order", "23501", "--csv");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^ref,sent at,order\r?\npurchase-8,/);
    expect(stderr).toContain('"purchase-7" is written down as done');
    const entry = { ref: "purchase-7", at: AT, form: FORM, outcome: "unknown" } as const;
    expect(await ledger.begin(entry)).toMatchObject({ outcome: "done", answer: { order: 23501 } });
  });

  test("writes down that one does not exist, and lets it be ordered again", async () => {
    const { path, run } = await ledgerWith("purchase-7");
    expect(await run("--ref", "purchase-7", "--not-sent")).toMatchObject({ code: 0, stdout: "" });
    const panel = await servePanel(answering({}));
    const argv = ["order", "--service", "1", "--link", "https://example.com/p/1", "--quantity", "1000"];
    const again = [...argv, "--yes", "--max-cost", "1", "--ref", "purchase-7", "--ledger", path];
    expect(await runHere(again, { env: envOf(panel) })).toMatchObject({ code: 0, stdout: "order\n23501\n" });
  });
});

describe("ledger refuses, and changes nothing,", () => {
  test.each([
    ["a ref that is not unknown", ["--ref", "purchase-9", "--not-sent"], 'no order under "purchase-9" is unknown'],
    ["a ref without a result", ["--ref", "purchase-7"], "--ref needs --order or --not-sent"],
    ["two results", ["--ref", "purchase-7", "--order", "5", "--not-sent"], "--ref needs --order or --not-sent"],
    ["a result without a ref", ["--not-sent"], "need --ref"],
    ["an id that is none", ["--ref", "purchase-7", "--order", "0"], "--order is no order id"],
  ])("%s", async (_, argv, words) => {
    const { ledger, run } = await ledgerWith("purchase-7");
    expectUsage(await run(...argv), words);
    expect(await ledger.unknown()).toHaveLength(1);
  });

  test("a file that is not there, and makes none", async () => {
    const path = join(folder, "mistyped.ledger");
    expectUsage(await runHere(["ledger", "--ledger", path]), "mistyped.ledger is not there");
    expectUsage(await runHere(["ledger", "--ledger", path]), "is not there");
  });

  test("a file that is no ledger", async () => {
    const path = join(folder, "notes.txt");
    await writeFile(path, "milk\nbread\n");
    expectUsage(await runHere(["ledger", "--ledger", path]), "line 1 cannot be read");
  });

  test("no file at all", async () => {
    expectUsage(await runHere(["ledger"]), "--ledger is needed");
  });
});
