/** The program as a process: pipes, signals, colours, and an exit code that waits for the output. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ownEnvironment, start } from "../../../tests/cli/support/cli.ts";
import { serveSocket } from "../../../tests/support/panel.ts";
import { CANARY, MAIN, runHere, startHere } from "../support/cli.ts";
import { withMock } from "../support/stage.ts";

const folder = await mkdtemp(join(tmpdir(), "autostagram-"));
afterAll(() => rm(folder, { recursive: true }));

const onWindows = process.platform === "win32";
const KEY = { AUTOSTAGRAM_KEY: CANARY };

const broken = (body: unknown) =>
  body && typeof body === "object" && "balance" in body ? { ...body, balance: 100.8 } : body;

describe("the program", { timeout: 60_000 }, () => {
  test("keeps its verdict, and is quiet, when its reader has seen enough", async () => {
    await withMock({ key: CANARY, change: broken }, async ({ url }) => {
      const { child, ended } = startHere(["verify", "--url", url], KEY);
      child.stdout?.once("data", () => child.stdout?.destroy());
      const { code, stderr } = await ended;
      expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    });
  });

  test("keeps its verdict when nobody reads it at all", async () => {
    await withMock({ key: CANARY, change: broken }, async ({ url }) => {
      const { child, ended } = startHere(["verify", "--url", url], KEY);
      child.stdout?.destroy();
      expect(await ended).toEqual({ code: 1, stdout: "", stderr: "" });
    });
  });

  test.skipIf(onWindows)("writes a report whole into a slow pipe, and nothing beside it", async () => {
    await withMock({ key: CANARY }, async ({ url }) => {
      const line = `"$0" "$1" verify --url ${url} --report html=/dev/stdout | (sleep 1; cat)`;
      const command = ["bash", "-o", "pipefail", "-c", line, process.execPath, MAIN];
      const { code, stdout, stderr } = await start([], { env: KEY, command }).ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/i);
    });
  });

  test.skipIf(process.platform !== "linux")("exits 2 when the disk is full", async () => {
    await withMock({ key: CANARY }, async ({ url }) => {
      const child = spawn(process.execPath, [MAIN, "verify", "--url", url], {
        env: { ...ownEnvironment(), ...KEY },
        stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
      });
      let stderr = "";
      child.stderr?.setEncoding("utf8").on("data", (chunk) => {
        stderr += chunk;
      });
      const [code] = await once(child, "close");
      const words = "autostagram-contract: stdout cannot be written (ENOSPC)\n";
      expect({ code, stderr }).toEqual({ code: 2, stderr: words });
    });
  });

  test.skipIf(onWindows).each([
    ["SIGINT", 130, "interrupted"],
    ["SIGTERM", 143, "terminated"],
  ] as const)("ends a call that hangs after %s, with %i, and a partial report", async (signal, exit, cut) => {
    const panel = await serveSocket(() => child.kill(signal));
    const file = join(folder, `${signal}.json`);
    const { child, ended } = startHere(["verify", "--url", panel.url, "--report", `json=${file}`], KEY);
    const { code, stdout, stderr } = await ended;
    const report = await readFile(file, "utf8");
    expect(code).toBe(exit);
    expect(JSON.parse(report)).toMatchObject({ cut });
    expect(panel.requests).toHaveLength(1);
    for (const text of [stdout, stderr, report]) expect(text).not.toContain(CANARY);
  });

  test.skipIf(onWindows)("ends at once after a second SIGINT, and leaves no half file", async () => {
    const panel = await serveSocket(() => child.kill("SIGINT"));
    // Something that holds the program back after the first.
    const hold = "data:text/javascript,setInterval(()=>{},1000)";
    const child = spawn(process.execPath, ["--import", hold, MAIN, "verify", "--url", panel.url], {
      env: { ...ownEnvironment(), ...KEY },
      stdio: ["ignore", "pipe", "ignore"],
      cwd: folder,
    });
    child.stdout?.once("data", () => child.kill("SIGINT"));
    const [code, signal] = await once(child, "close");
    expect({ code, signal }).toEqual({ code: null, signal: "SIGINT" });
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("shows a stack trace with --debug alone, and the key in neither", async () => {
    const argv = ["verify", "--url", "https://panel.invalid/api/v2"];
    const wrong = { AUTOSTAGRAM_KEY: `${CANARY}\n` };
    const quiet = await startHere(argv, wrong).ended;
    expect(quiet.stderr).not.toMatch(/^ +at /m);
    const loud = await startHere([...argv, "--debug"], wrong).ended;
    expect(loud.stderr).toMatch(/^ *at /m);
    for (const { code, stderr } of [quiet, loud]) {
      expect(code).toBe(2);
      expect(stderr).not.toContain("canary");
    }
  });
});

describe("colours", () => {
  test.each<[string, boolean, string[], Record<string, string>, boolean]>([
    ["are on a terminal", true, [], {}, true],
    ["are not in a pipe", false, [], {}, false],
    ["are not where NO_COLOR is", true, [], { NO_COLOR: "1" }, false],
    ["are not on a dumb terminal", true, [], { TERM: "dumb" }, false],
    ["are in a pipe with FORCE_COLOR", false, [], { FORCE_COLOR: "1" }, true],
    ["are in a pipe with --color=always, whatever NO_COLOR says", false, ["--color=always"], { NO_COLOR: "1" }, true],
    ["are not with --color=never, whatever FORCE_COLOR says", true, ["--color=never"], { FORCE_COLOR: "1" }, false],
  ])("%s", async (_, terminal, flags, env, coloured) => {
    const { code, stdout } = await withMock({ key: CANARY, change: broken }, ({ url }) =>
      runHere(["verify", "--url", url, ...flags], { env: { ...KEY, ...env }, terminal }),
    );
    expect(code).toBe(1);
    expect(stdout.includes("\x1b[")).toBe(coloured);
  });
});
