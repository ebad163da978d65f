/** The commands as people run them: what they print, and their exit codes. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findOtherNode } from "../../tests/support/otherNode.ts";
import { ACTIONS } from "../src/description.ts";
import { withMock } from "./support/stage.ts";

const entry = join(import.meta.dirname, "..", "..", "scripts", "run.mjs");
const secret = "canary-5f1c0e7a";

type Run = { code: number | null; stdout: string; stderr: string };

function launch(command: string, flags: string[] = [], env: Record<string, string> = {}): ChildProcess {
  const { AUTOSTAGRAM_URL: _url, AUTOSTAGRAM_KEY: _key, ...inherited } = process.env;
  return spawn(process.execPath, [entry, `contract-tests/src/commands/${command}.ts`, ...flags], {
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function run(command: string, flags: string[] = [], env: Record<string, string> = {}): Promise<Run> {
  const child = launch(command, flags, env);
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => (output.stdout += chunk));
  child.stderr?.on("data", (chunk) => (output.stderr += chunk));
  const [code] = await once(child, "close");
  return { code, ...output };
}

describe("npm start", () => {
  test("covers every cell, finds its own deviations and exits 0", async () => {
    const { code, stdout, stderr } = await run("start");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^getOrderStatuses +ok \d+\/\d+ +ok \d+\/\d+ +ok \d+\/\d+$/m);
    expect(stdout.match(/^ {2}found /gm)).toHaveLength(3);
    expect(stdout).toContain("getOrderStatus  /charge  number 0.27819, documented as string  breaking");
    expect(stdout).toContain("getOrderStatuses  /10  nothing");
    expect(stdout).toContain("getOrderStatus  /error  missing beside message");
    expect(stdout).not.toContain("not covered");
  });

  test("stays quiet, and keeps its verdict, when its reader has seen enough", async () => {
    const child = launch("start");
    let stderr = "";
    child.stderr?.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdout?.once("data", () => child.stdout?.destroy());
    const [code] = await once(child, "close");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("says so when only one of the two variables is set", async () => {
    const { code, stderr } = await run("start", [], { AUTOSTAGRAM_KEY: secret });
    expect(code).toBe(0);
    expect(stderr).toContain("goes to the embedded mock");
  });

  test("runs against a panel that is given, reading only, and says what it left out", async () => {
    const operations = new Set<string>();
    const observe = (operation: string) => void operations.add(operation);
    const { code, stdout } = await withMock({ key: secret, observe }, ({ url }) =>
      run("start", [], { AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: secret }),
    );
    expect(code).toBe(0);
    expect([...operations].sort()).toEqual([
      "getBalance",
      "getOrderStatus",
      "getOrderStatuses",
      "getRefillStatus",
      "listServices",
    ]);
    expect(stdout).toContain("not covered  addOrder (success, refused): it would act on the account");
    expect(stdout).toContain("not covered  getOrderStatus (success): set AUTOSTAGRAM_ORDER");
    expect(stdout).not.toContain(secret);
  });

  test("covers more when it is given an order and a refill", async () => {
    const env = { AUTOSTAGRAM_KEY: secret, AUTOSTAGRAM_ORDER: "1", AUTOSTAGRAM_REFILL: "1" };
    const { code, stdout } = await withMock({ key: secret }, ({ url }) =>
      run("start", [], { ...env, AUTOSTAGRAM_URL: url }),
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^getRefillStatuses +ok 2\/2 +ok 2\/2 +ok 2\/2$/m);
  });

  test("exits 1 and names the place when the panel leaves its contract", async () => {
    const change = (body: unknown) =>
      body && typeof body === "object" && "balance" in body ? { ...body, balance: 100.8 } : body;
    const { code, stdout } = await withMock({ key: secret, change }, ({ url }) =>
      run("start", [], { AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: secret }),
    );
    expect(code).toBe(1);
    expect(stdout).toContain("getBalance  /balance  number 100.8, documented as string  breaking");
  });

  test("exits 1 when a made-up key is let in", async () => {
    const change = (body: unknown) =>
      JSON.stringify(body).includes("Invalid API key") ? { balance: "1", currency: "USD" } : body;
    const { code, stdout } = await withMock({ key: secret, change }, ({ url }) =>
      run("start", [], { AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: secret }),
    );
    expect(code).toBe(1);
    expect(stdout).toContain("getBalance  /error  missing beside balance, currency");
  });
});

describe("npm run test:live", () => {
  test.each([
    ["no key", {}, "AUTOSTAGRAM_KEY is not set"],
    ["a key with a line break", { AUTOSTAGRAM_KEY: `${secret}\n` }, "key is missing, or has characters"],
    [
      "http to another host",
      { AUTOSTAGRAM_KEY: secret, AUTOSTAGRAM_URL: "http://panel.example/api/v2" },
      "url must be https",
    ],
    [
      "an order that no number holds exactly",
      { AUTOSTAGRAM_KEY: secret, AUTOSTAGRAM_ORDER: "9007199254740993" },
      "AUTOSTAGRAM_ORDER must be",
    ],
    ["an order that is no id", { AUTOSTAGRAM_KEY: secret, AUTOSTAGRAM_ORDER: "1.5" }, "AUTOSTAGRAM_ORDER must be"],
  ])("exits 2 with %s, in one line without the key", async (_, env, words) => {
    const { code, stdout, stderr } = await run("live", [], env as Record<string, string>);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain(secret);
  });

  test("exits 3 when the panel cannot be reached, after one call", async () => {
    const { code, stdout } = await run("live", [], {
      AUTOSTAGRAM_KEY: secret,
      AUTOSTAGRAM_URL: `http://127.0.0.1:${await closedPort()}/api/v2`,
    });
    expect(code).toBe(3);
    expect(stdout).toContain("no answer (ECONNREFUSED)");
    expect(stdout).toContain("1 checks, 0 breaking findings, 1 not verified");
  });

  test("exits 3 when the panel does not know the key", async () => {
    const { code, stdout } = await withMock({}, ({ url }) =>
      run("live", [], { AUTOSTAGRAM_KEY: secret, AUTOSTAGRAM_URL: url }),
    );
    expect(code).toBe(3);
    expect(stdout).toContain("the panel refused: Invalid API key");
    expect(stdout).not.toContain(secret);
  });
});

describe("npm run mock", () => {
  test("prints its URL, then a line to paste that works, and frees the port when it is stopped", async () => {
    const child = launch("mock", ["--port", "0", "--key", "mine"]);
    let stdout = "";
    for await (const chunk of child.stdout ?? []) {
      stdout += chunk;
      if (stdout.split("\n").length > 2) break;
    }
    const [url, paste] = stdout.split("\n") as [string, string];
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v2$/);
    expect(paste).toBe(`curl -d key=mine -d action=services ${url}`);
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ key: "mine", action: "balance" }) });
    expect(await answer.json()).toHaveProperty("balance");
    child.kill("SIGTERM");
    const [code, signal] = await once(child, "close");
    // Windows knows no signals: there the process is ended from outside.
    if (process.platform !== "win32") expect({ code, signal }).toEqual({ code: 143, signal: null });
    await expect(fetch(url, { method: "POST" })).rejects.toThrow();
  });

  test.each([
    ["an unknown flag", ["--prot", "1"], "--prot is unknown"],
    ["a flag without a value", ["--port"], "--port"],
    ["a port that is none", ["--port", "70000"], "--port takes a whole number from 0 to 65535"],
    ["a stray word, which may be a key", [secret], "takes flags only"],
    ["a description that is not there", ["--description", "none.yaml"], "none.yaml"],
  ])("exits 2 with %s, in one line", async (_, flags, words) => {
    const { code, stdout, stderr } = await run("mock", flags);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain(secret);
  });

  test("exits 2 and names the port when it is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };
    const { code, stderr } = await run("mock", ["--port", String(port)]);
    holder.close();
    expect(code).toBe(2);
    expect(stderr).toBe(
      `mock: port ${port} on 127.0.0.1 is taken; choose another with --port, or 0 for any free one\n`,
    );
  });

  test.each([
    ["is no YAML", "paths: {"],
    ["is no OpenAPI document", "hello: world\n"],
    ["leads nowhere", "ACTIONS"],
  ])("exits 2 with one line when the description %s", async (_, text) => {
    const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
    const file = join(folder, "broken.yaml");
    const broken =
      text === "ACTIONS" ? (await readFile(ACTIONS, "utf8")).replaceAll("    PlacedOrder:", "    Placed:") : text;
    await writeFile(file, broken);
    const { code, stderr } = await run("mock", ["--port", "0", "--description", file]);
    await rm(folder, { recursive: true });
    expect(code).toBe(2);
    expect(stderr).toContain("broken.yaml");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

const oldNode = findOtherNode([18, 23]);

describe("every script", () => {
  test.skipIf(oldNode === undefined)(
    "says in one line that it needs Node 24 (needs an older Node on the PATH)",
    async () => {
      const { status, stdout, stderr } = spawnSync(oldNode as string, [entry, "scripts/generate.ts"], {
        encoding: "utf8",
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toMatch(/^This needs Node 24; it runs on v\d+.*\n$/);
    },
  );

  test.each([[[]], [["none.ts"]], [["package.json"]]])("exits 2 when there is no such script: %j", (args) => {
    const { status, stderr } = spawnSync(process.execPath, [entry, ...args], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "use: node scripts/run.mjs FILE.ts [flags]\n" });
  });
});
