/** The commands as people run them: what they print, and their exit codes. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { edit, run as runProgram, withCheckout } from "../../tests/support/checkout.ts";
import { findOtherNode } from "../../tests/support/otherNode.ts";
import { ACTIONS } from "../src/description.ts";
import { FAULTS } from "../src/mock/faults/index.ts";
import { readFaultRule } from "../src/mock/faults/rules.ts";
import { expectUsage, runHere } from "./support/cli.ts";
import { post, withMock } from "./support/stage.ts";

const entry = join(import.meta.dirname, "..", "..", "scripts", "run.mjs");
const secret = "canary-5f1c0e7a";

type Run = { code: number | null; stdout: string; stderr: string };

function inherited(): NodeJS.ProcessEnv {
  const { AUTOSTAGRAM_URL: _url, AUTOSTAGRAM_KEY: _key, ...others } = process.env;
  return others;
}

function launch(command: string, flags: string[] = [], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [entry, `contract-tests/src/commands/${command}.ts`, ...flags], {
    env: { ...inherited(), ...env },
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

describe("npm start", { timeout: 60_000 }, () => {
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

  test.each([
    [
      "its mock fails a case",
      "contract-tests/cases/getBalance.yaml",
      ['balance: "100.84292"', 'balance: "100.84293"'],
      /^getBalance {2}\/balance {2}string "100.84292", .*breaking$/m,
      /110 checks, 2 failed, 0 holes; 3 deviations, 0 overlooked/,
    ],
    [
      "it overlooks a deviation",
      "contract-tests/src/deviations.ts",
      ['({ "10": _left, ...others }) => others', "(body) => body"],
      /^ {2}OVERLOOKED {2}an id left out of a list: getOrderStatuses \/10$/m,
      /110 checks, 0 failed, 0 holes; 3 deviations, 1 overlooked/,
    ],
  ] as const)("exits 1 when %s", async (_, file, [from, to], line, sum) => {
    await withCheckout(["contract-tests", "scripts", "src", "generated", "package.json"], async (folder) => {
      await edit(join(folder, file), from, to);
      const { code, stdout } = await runProgram(["scripts/run.mjs", "contract-tests/src/commands/start.ts"], {
        cwd: folder,
        env: { AUTOSTAGRAM_URL: "", AUTOSTAGRAM_KEY: "" },
      });
      expect(code).toBe(1);
      expect(stdout).toMatch(line);
      expect(stdout).toMatch(sum);
    });
  });

  test("stays quiet, and keeps its verdict, when its reader has seen enough", async () => {
    await withMock({ key: secret }, async ({ url }) => {
      const child = launch("start", [], { AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: secret });
      let stderr = "";
      child.stderr?.on("data", (chunk) => {
        stderr += chunk;
      });
      child.stdout?.once("data", () => child.stdout?.destroy());
      const [code] = await once(child, "close");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    });
  });

  test("says so when only one of the two variables is set, and goes to the mock", async () => {
    const child = launch("start", [], { AUTOSTAGRAM_KEY: secret });
    const [talk, data] = await Promise.all([child.stderr, child.stdout].map((each) => once(each as Readable, "data")));
    child.kill();
    expect(String(talk)).toContain("goes to the embedded mock");
    expect(String(data)).toContain("Ten operations against the embedded mock");
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
    expect(stdout).toContain("getBalance  (whole answer)  object with balance, currency");
  });
});

describe("npm run test:live", { timeout: 60_000 }, () => {
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

  test.each([["start"], ["live"]])("exits 2 when %s is given a word, which may be a key", async (command) => {
    const { code, stdout, stderr } = await run(command, [secret]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^\S+: takes no flags and no words.*\n$/);
    expect(stderr).not.toContain(secret);
  });

  test.skipIf(process.platform !== "linux")("exits 2 when the disk is full", async () => {
    await withMock({ key: secret }, async ({ url }) => {
      const child = spawn(process.execPath, [entry, "contract-tests/src/commands/live.ts"], {
        env: { ...inherited(), AUTOSTAGRAM_URL: url, AUTOSTAGRAM_KEY: secret },
        stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      });
      let stderr = "";
      child.stderr?.on("data", (chunk) => {
        stderr += chunk;
      });
      const [code] = await once(child, "close");
      expect({ code, stderr }).toEqual({ code: 2, stderr: "test:live: cannot write what it found (ENOSPC)\n" });
    });
  });

  test("exits 3 when the panel cannot be reached, after one call", async () => {
    const { code, stdout } = await run("live", [], {
      AUTOSTAGRAM_KEY: secret,
      AUTOSTAGRAM_URL: `http://127.0.0.1:${await closedPort()}/api/v2`,
    });
    expect(code).toBe(3);
    expect(stdout).toContain("(ECONNREFUSED)");
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

describe("npm run mock", { timeout: 60_000 }, () => {
  test("prints its URL, then a line to paste that works, and frees the port when it is stopped", async () => {
    const child = launch("mock", ["--port", "0", "--key", "mine"]);
    const [url, paste] = await firstLines(child);
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

  test("stops at once, whatever it still holds back, and tells each fault", async () => {
    const child = launch("mock", ["--port", "0", "--latency", "600000", "--fault", "stall@add", "--fault", "bom"]);
    const [url] = await firstLines(child);
    const call = (form: string) => fetch(url, { method: "POST", body: new URLSearchParams(form) }).catch(() => "cut");
    const calls = [call("key=demo&action=add&service=1&link=x&quantity=50"), call("key=demo&action=balance")];
    let told = "";
    for await (const chunk of child.stderr ?? []) {
      told += chunk;
      if (told.split("\n").length > 2) break;
    }
    child.kill("SIGTERM");
    const [code] = await once(child, "close");
    if (process.platform !== "win32") expect(code).toBe(143);
    expect(told.trim().split("\n").sort()).toEqual(["addOrder  stall", "getBalance  bom"]);
    expect(await Promise.all(calls)).toEqual(["cut", "cut"]);
  });

  test("takes its faults, example and seed from the command line", async () => {
    const rules = ["refusal=closed@add", "refusal=by chance@balance:0.5"];
    const flags = rules.flatMap((rule) => ["--fault", rule]);
    const child = launch("mock", ["--port", "0", "--seed", "5", "--example", "unknownOrder", ...flags]);
    const [url] = await firstLines(child);
    const order = await post(url, "key=demo&action=add&service=1&link=x&quantity=50");
    const status = await post(url, "key=demo&action=status&order=1");
    const balances = await askTwenty(url);
    child.kill();
    expect([order.body, status.body]).toEqual([{ error: "closed" }, { error: "Incorrect order ID" }]);
    const mock = { faults: rules.map(readFaultRule), seed: 5 };
    expect(balances).toEqual(await withMock(mock, (same) => askTwenty(same.url)));
  });

  test.each([
    ["an unknown flag", ["--prot", "1"], "did you mean --port?"],
    ["a stray word, which may be a key", [secret], "one argument"],
  ])("exits 2 with %s, in one line", async (_, flags, words) => {
    expectUsage(await runHere(["mock", ...flags]), words);
  });

  test.each([
    ["a flag without a value", ["--port"], "--port lacks its value"],
    ["a port that is none", ["--port", "70000"], "--port takes a whole number from 0 to 65535"],
    ["a description that is not there", ["--description", "none.yaml"], "none.yaml"],
    ["a fault that there is not", ["--fault", "rest"], "did you mean reset?"],
    ["a fault of an operation that there is not", ["--fault", "reset@addOrders"], "did you mean addOrder?"],
    ["a rate that is none", ["--fault", "reset:2"], "a rate from 0 to 1"],
    ["a fault that may be a key", ["--fault", secret], "no fault has that name"],
    ["a fault that was forgotten", ["--fault", "--lenient"], "--fault lacks its value"],
    ["an example that there is not", ["--example", "unknownOrdr"], "did you mean unknownOrder?"],
    ["a latency that is none", ["--latency", "5-2"], "--latency takes milliseconds"],
    ["a latency that nobody waits for", ["--latency", "600001"], "--latency takes milliseconds"],
    ["a seed that is none", ["--seed", "-1"], "--seed takes a whole number"],
  ])("exits 2 with %s, in one line", async (_, flags, words) => {
    expectUsage(await runHere(["mock", "--port", "0", ...flags]), words);
  });

  test("shows every fault in its help", async () => {
    const { code, stdout } = await runHere(["mock", "--help"]);
    expect(code).toBe(0);
    for (const [name, { acts }] of Object.entries(FAULTS)) {
      expect(stdout).toMatch(new RegExp(`^  ${acts ? "\\+" : " "} ${name} `, "m"));
    }
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("exits 2 and names the port when it is taken", async () => {
    const holder = createServer().listen(0, "127.0.0.1");
    await once(holder, "listening");
    const { port } = holder.address() as { port: number };
    const ended = await runHere(["mock", "--port", String(port)]);
    holder.close();
    expectUsage(ended, `port ${port} on 127.0.0.1 is taken; choose another with --port, or 0 for any free one\n`);
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
    const ended = await runHere(["mock", "--port", "0", "--description", file]);
    await rm(folder, { recursive: true });
    expectUsage(ended, "broken.yaml");
  });

  test("exits 2 when the description of a panel lacks an example that the panel is made from", async () => {
    const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
    const file = join(folder, "poor.yaml");
    await writeFile(
      file,
      (await readFile(ACTIONS, "utf8")).replace("                placed:", "                done:"),
    );
    const ended = await runHere(["mock", "--port", "0", "--description", file]);
    await rm(folder, { recursive: true });
    expectUsage(ended, "needs an answer of addOrder called placed");
  });
});

async function askTwenty(url: string): Promise<string[]> {
  const texts: string[] = [];
  for (let call = 0; call < 20; call++) texts.push((await post(url, "key=demo&action=balance")).text);
  return texts;
}

/** The address, and the line to paste. */
async function firstLines(child: ChildProcess): Promise<[string, string]> {
  let stdout = "";
  for await (const chunk of child.stdout ?? []) {
    stdout += chunk;
    if (stdout.split("\n").length > 2) break;
  }
  return stdout.split("\n") as [string, string];
}

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
