/** `verify` as people run it: what it prints, what it writes, what it exits with. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { closedPort, type Received, servePanel } from "../../../tests/support/panel.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { CANARY, expectUsage, runHere, startHere } from "../support/cli.ts";
import { withMock } from "../support/stage.ts";

const ENV = { AUTOSTAGRAM_KEY: CANARY };
const INVALID = '{"error":"Invalid API key"}';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "contract-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

/** All formats at once, and everything that was written. */
async function reports(): Promise<{ flags: string[]; read: () => Promise<Map<string, string>> }> {
  const path = await folder();
  return {
    flags: FORMATS.flatMap((format) => ["--report", `${format}=${join(path, format)}`]),
    read: async () => {
      const names = await readdir(path);
      return new Map(
        await Promise.all(names.map(async (name) => [name, await readFile(join(path, name), "utf8")] as const)),
      );
    },
  };
}

/** The mock as a panel with one field changed. */
function changed(body: unknown, operation: string | undefined): unknown {
  if (operation !== "getOrderStatus" || !("charge" in (body as object))) return body;
  return { ...(body as object), charge: 0.27819 };
}

describe("verify", () => {
  test("exits 0 for a panel that keeps its contract, and prints the matrix", async () => {
    await withMock({ key: CANARY }, async ({ url }) => {
      const { code, stdout, stderr } = await runHere(["verify", "--url", url, "--order", "1"], { env: ENV });
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^getOrderStatus +ok/m);
      expect(stdout).toContain("0 breaking, 0 drift");
    });
  });

  test("names one changed field at its pointer in every format, and exits 1", async () => {
    const { flags, read } = await reports();
    await withMock({ key: CANARY, change: changed }, async ({ url }) => {
      const { code, stdout } = await runHere(["verify", "--url", url, "--order", "1", ...flags], { env: ENV });
      expect(code).toBe(1);
      const written = await read();
      expect([...written.keys()].sort()).toEqual([...FORMATS].sort());
      for (const text of [stdout, ...written.values()]) {
        expect(text).toContain("getOrderStatus");
        expect(text).toContain("/charge");
        expect(text).toContain("0.27819");
        expect(text).not.toContain("canary");
      }
    });
  });

  test("writes a report to stdout alone where that is asked for", async () => {
    await withMock({ key: CANARY }, async ({ url }) => {
      const argv = ["verify", "--url", url, "--report", "json=/dev/stdout"];
      const { stdout } = await startHere(argv, ENV).ended;
      expect(JSON.parse(stdout)).toMatchObject({ version: 1, verdict: "conforms" });
    });
  });

  test("fails for what is new alone beside a baseline", async () => {
    const path = join(await folder(), "before.json");
    await withMock({ key: CANARY, change: changed }, async ({ url }) => {
      const argv = ["verify", "--url", url, "--order", "1"];
      expect((await runHere([...argv, "--report", `json=${path}`], { env: ENV })).code).toBe(1);
      const again = await runHere([...argv, "--baseline", path], { env: ENV });
      expect(again.code).toBe(0);
      expect(again.stdout).toContain("The contract is broken, by nothing new.");
    });
    await withMock({ key: CANARY }, async ({ url }) => {
      const argv = ["verify", "--url", url, "--order", "1", "--baseline", path];
      const { code, stdout } = await runHere(argv, { env: ENV });
      expect(code).toBe(0);
      expect(stdout).toMatch(/gone/i);
    });
  });

  test("exits 3 below --min-coverage", async () => {
    await withMock({ key: CANARY }, async ({ url }) => {
      const { code } = await runHere(["verify", "--url", url, "--min-coverage", "90"], { env: ENV });
      expect(code).toBe(3);
    });
  });

  test("exits 3 where the network is cut half-way, with partial reports that say so and hold no key", async () => {
    const { flags, read } = await reports();
    await withMock({ key: CANARY }, async (mock) => {
      const panel = await servePanel(async (request: Received) => {
        if (panel.received.length > 6) return new Promise<never>(() => {});
        const type = request.headers["content-type"];
        const init = { method: "POST", body: request.body, headers: type ? { "content-type": type } : {} };
        return await (await fetch(mock.url, init)).text();
      });
      const argv = ["verify", "--url", panel.url, "--timeout", "0.2", ...flags];
      const { code, stdout, stderr } = await runHere(argv, { env: ENV });
      expect(code).toBe(3);
      const written = await read();
      for (const text of [stdout, ...written.values()]) expect(text).toMatch(/could not be reached|unreachable/);
      for (const text of [stdout, stderr, ...written.values()]) expect(text).not.toContain("canary");
    });
  });

  test("exits 3 with the class of the error where nobody listens", async () => {
    const { code, stdout } = await runHere(["verify", "--url", await closedPort()], { env: ENV });
    expect(code).toBe(3);
    expect(stdout).toContain("ConnectError");
    expect(stdout).toContain("ECONNREFUSED");
  });

  test("exits 3 with a key that the panel does not know", async () => {
    const panel = await servePanel(INVALID);
    const { code, stdout } = await runHere(["verify", "--url", panel.url], { env: ENV });
    expect(code).toBe(3);
    expect(stdout).toContain("Invalid API key");
  });

  test("prints with --plan every call that it would make, needs no key, and sends nothing", async () => {
    const panel = await servePanel(INVALID);
    const { code, stdout, stderr } = await runHere(["verify", "--url", panel.url, "--plan", "--order", "1"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(panel.received).toEqual([]);
    for (const id of ["services", "statuses-100", "wrong-key:addOrder", "balance-again"])
      expect(stdout).toContain(`  ${id}  `);
    expect(stdout).toContain("key=$AUTOSTAGRAM_KEY&action=status&order=1");
  });

  test.each([
    ["without a key", [], {}, "AUTOSTAGRAM_KEY"],
    ["with an amount and no order", ["--allow-spend", "1", "--yes"], ENV, "--spend-order"],
    ["with an order and no amount", ["--spend-order", "service=1"], ENV, "--allow-spend"],
    ["with an amount and no --yes", ["--allow-spend", "1", "--spend-order", "service=1"], ENV, "--yes"],
    ["with an amount that is none", ["--allow-spend", "all"], ENV, "--allow-spend takes an amount"],
    ["with a key in the order", ["--spend-order", `service=1&key=${CANARY}`], ENV, "without key and action"],
    ["with no rate at all", ["--rate", "0"], ENV, "--rate takes calls a second"],
    [
      "with a report in a folder that is not there",
      ["--report", "json=/nowhere/at/all.json"],
      ENV,
      "/nowhere/at/all.json",
    ],
    ["with a baseline that is not there", ["--baseline", "nowhere.json"], ENV, "nowhere.json"],
  ])("exits 2 %s, before the first call", async (_, flags, env, words) => {
    const panel = await servePanel(INVALID);
    const run = await runHere(["verify", "--url", panel.url, ...flags], { env });
    expectUsage(run, words);
    expect(run.stderr).not.toContain("canary");
    expect(panel.received).toEqual([]);
  });

  test("exits 2 with a baseline that is no report", async () => {
    const path = join(await folder(), "other.json");
    await writeFile(path, "{}");
    const run = await runHere(["verify", "--url", "http://127.0.0.1:9/", "--baseline", path], { env: ENV });
    expectUsage(run, path);
  });

  test("stops at Ctrl-C: no new call, a partial report, exit 130", async () => {
    const path = join(await folder(), "report.json");
    const panel = await servePanel(() => {
      if (panel.received.length === 2) child.kill("SIGINT");
      return panel.received.length < 2 ? '{"balance":"1","currency":"USD"}' : new Promise<never>(() => {});
    });
    const { child, ended } = startHere(["verify", "--url", panel.url, "--report", `json=${path}`], ENV);
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).not.toContain("    at ");
    expect(panel.received).toHaveLength(2);
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ cut: "interrupted", calls: expect.any(Number) });
  });

  test("exits 1 where something broke before Ctrl-C", async () => {
    const panel = await servePanel(() => {
      if (panel.received.length === 2) child.kill("SIGINT");
      return panel.received.length < 2 ? '{"balance":1,"currency":"USD"}' : new Promise<never>(() => {});
    });
    const { child, ended } = startHere(["verify", "--url", panel.url], ENV);
    const { code, stdout } = await ended;
    expect(code).toBe(1);
    expect(stdout).toMatch(/interrupted/);
  });
});
