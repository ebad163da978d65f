/** Schemathesis over the actions document, against the mock: it finds nothing there, and something on panels that are broken. */
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { KEY, leaksIn } from "../../tests/faults/support/canary.ts";
import { readText } from "../../tests/support/checkout.ts";
import { isObject } from "../src/findings.ts";
import type { MockOptions } from "../src/mock/server.ts";
import { findSchemathesis, folder, schemathesis } from "./support/schemathesis.ts";
import { stage, withMock } from "./support/stage.ts";

const found = await findSchemathesis();
const missing = "missing" in found ? found.missing : undefined;
const maySkip = process.env.CI_NO_SKIP !== "1";

function fuzz(options: Partial<MockOptions>, ...flags: string[]) {
  const python = "python" in found ? found.python : "";
  return withMock({ key: KEY, ...options }, (mock) => schemathesis(python, mock, flags));
}

describe("the settings of Schemathesis", () => {
  test("give a reason for each check that is off", async () => {
    const settings = await readText(join(folder, "schemathesis.toml"));
    const off = [...settings.matchAll(/^\[checks\.(\w+)\]\nenabled = false(.*)$/gm)];
    expect(off.map(([, check]) => check)).toEqual(["negative_data_rejection", "positive_data_acceptance"]);
    for (const [, , reason] of off) expect(reason).toMatch(/^ # .{40,}$/);
    expect(settings.match(/enabled = false/g)).toHaveLength(off.length + 1); // and the cache
  });

  test("pin every package, with its hashes", async () => {
    const lines = (await readText(join(folder, "requirements.txt"))).split("\n");
    const packages = lines.filter((line) => /^[a-z]/.test(line));
    expect(packages.length).toBeGreaterThan(20);
    for (const line of packages) expect(line).toMatch(/^[a-z\d-]+==[\d.]+ .*\\$/);
    expect(lines).toContain(`${(await readText(join(folder, "requirements.in"))).trim()} \\`);
  });
});

describe.skipIf(missing && maySkip)("Schemathesis (needs Python 3.11 with venv, and the network at first)", () => {
  // Before each and not before all, so that each test fails and none counts as skipped.
  beforeEach(() => {
    if (missing) throw new Error(`${missing}, and CI_NO_SKIP forbids to skip`);
  });

  test("finds nothing on the mock, and sends each of the ten operations what it takes", {
    timeout: 120_000,
  }, async () => {
    const called = new Set<string>();
    const observe = (operation: string) => called.add(operation);
    const halves = ["examples,coverage", "fuzzing,stateful"];
    const runs = await Promise.all(halves.map((phases) => fuzz({ observe }, "--phases", phases)));
    for (const { code, stdout, stderr } of runs) {
      expect(`${stdout}${stderr}`).toContain("No issues found");
      expect(code).toBe(0);
    }
    expect([...called].sort()).toEqual(stage.description.operations.map(({ id }) => id).sort());
    expect(leaksIn(runs)).toEqual([]);
  });

  test.each<[string, "examples" | "coverage", NonNullable<MockOptions["change"]>, string]>([
    [
      "writes an amount as a number",
      "examples",
      (body) => (isObject(body) && "balance" in body ? { ...body, balance: 7 } : body),
      "Response violates schema",
    ],
    ["fails", "examples", fail, "Server error"],
    [
      "answers a call without the key",
      "examples",
      (body, operation) => (operation ? body : BALANCE),
      "without the right key",
    ],
    [
      "takes a wrong form",
      "coverage",
      (body) => (isObject(body) && body.error === "Incorrect request" ? BALANCE : body),
      "Schema-violating request accepted",
    ],
    ["refuses a right form", "examples", () => ({ error: "Incorrect request" }), "Schema-valid request rejected"],
  ])("finds a panel that %s, and does not show the key", { timeout: 60_000 }, async (_, phase, change, words) => {
    const flags = ["--include-operation-id", "getBalance", "--phases", phase, "--report", "ndjson,har,vcr,junit,json"];
    const result = await fuzz({ change }, ...flags);
    expect(`${result.stdout}${result.stderr}`).toContain(words);
    expect(`${result.stdout}${result.stderr}`).toContain("curl -X POST");
    expect(result.code).toBe(1);
    expect(result.files).toHaveLength(5);
    expect(leaksIn(result)).toEqual([]);
  });
});

const BALANCE = { balance: "1", currency: "USD" };

function fail(): never {
  throw new Error("on purpose");
}
