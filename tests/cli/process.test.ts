/** The program as a process: pipes, signals, and an exit code that waits for the output. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { servePanel, serveSocket } from "../support/panel.ts";
import { answering, CANARY, envOf, MAIN, ownEnvironment, STATUS, start } from "./support/cli.ts";

const ORDER = [
  "order",
  "--service",
  "1",
  "--link",
  "https://example.com/p/1",
  "--quantity",
  "1000",
  "--yes",
  "--max-cost",
  "1",
];
const onWindows = process.platform === "win32";

/** A catalogue of more than a pipe holds. */
const BIG = JSON.stringify(
  Array.from({ length: 5000 }, (_, index) => ({
    ...{ service: index + 1, name: `인스타그램 팔로워 ${index}`, type: "Default", category: "분류", rate: "0.90" },
    ...{ min: "50", max: "10000", refill: true, cancel: true },
  })),
);

describe("the program", () => {
  test("writes a long answer whole into a pipe", async () => {
    const panel = await servePanel(answering({ services: BIG }));
    const { child, ended } = start(["services", "--json"], { env: envOf(panel) });
    // A reader that is slow to begin with.
    child.stdout?.pause();
    setTimeout(() => child.stdout?.resume(), 300);
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.length).toBeGreaterThan(500_000);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(BIG));
  });

  test.each([["services"], ["services --json"], ["services --csv"]])(
    "is quiet when the reader of %s has seen enough",
    async (command) => {
      const panel = await servePanel(answering({ services: BIG }));
      const { child, ended } = start(command.split(" "), { env: envOf(panel) });
      child.stdout?.once("data", () => child.stdout?.destroy());
      const { code, stderr } = await ended;
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    },
  );

  test("keeps its verdict when nobody reads it", async () => {
    const panel = await servePanel(answering({ status: JSON.stringify({ 1: { error: "Incorrect order ID" } }) }));
    const { child, ended } = start(["status", "1"], { env: envOf(panel) });
    child.stdout?.destroy();
    expect(await ended).toEqual({ code: 1, stdout: "", stderr: "" });
  });

  test("ends a watch when nobody reads it any more", async () => {
    let remains = 1000;
    const status = () => JSON.stringify({ 1: { ...STATUS, status: "In progress", remains: String(--remains) } });
    const panel = await servePanel(answering({ status }));
    const { child, ended } = start(["watch", "1", "--interval", "1"], { env: envOf(panel) });
    child.stdout?.once("data", () => child.stdout?.destroy());
    const { code, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(panel.received.length).toBeLessThanOrEqual(3);
  });

  test.skipIf(process.platform !== "linux")("exits 2 when the disk is full, and still tells of the order", async () => {
    const panel = await servePanel(answering({}));
    const child = spawn(process.execPath, [MAIN, ...ORDER], {
      env: { ...ownEnvironment(), ...envOf(panel) },
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (chunk) => {
      stderr += chunk;
    });
    const [code] = await once(child, "close");
    expect(code).toBe(2);
    expect(stderr).toContain("order 23501 is placed");
    expect(stderr).toContain("stdout cannot be written (ENOSPC)");
  });

  test("says in one line that its Node is too old", async () => {
    const old =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.8"}})';
    const { ended } = start(["--version"], { command: [process.execPath, "--import", old, MAIN] });
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^autostagram: needs Node 20 or later, and this is v\d+\S+\n$/);
  });

  test.skipIf(onWindows).each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends a call that hangs after %s, with %i and one line", async (signal, exit) => {
    const panel = await serveSocket(() => child.kill(signal));
    const { child, ended } = start(["balance"], { env: envOf(panel) });
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain("canary");
    expect(panel.requests).toHaveLength(1);
  });

  test.skipIf(onWindows)("ends at once after a second SIGINT", async () => {
    const panel = await serveSocket(() => child.kill("SIGINT"));
    // Something that holds the program back: a hook before the main file that keeps it alive.
    const hold = "data:text/javascript,setInterval(()=>{},1000)";
    const { child, ended } = start(["balance"], {
      env: envOf(panel),
      command: [process.execPath, "--import", hold, MAIN],
    });
    child.stderr?.once("data", () => child.kill("SIGINT"));
    const { code } = await ended;
    expect(code).toBe(null);
    expect(child.signalCode).toBe("SIGINT");
  });

  test.skipIf(onWindows)("tells what is unknown of an order that SIGINT cuts off", async () => {
    const usual = answering({});
    const panel = await serveSocket((socket) => {
      const body = panel.requests.at(-1)?.split("\r\n\r\n")[1] ?? "";
      if (new URLSearchParams(body).get("action") === "add") return void child.kill("SIGINT");
      const answer = String(usual({ method: "POST", path: "", headers: {}, body }));
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`);
    });
    const { child, ended } = start(ORDER, { env: envOf(panel) });
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: "" });
    expect(stderr).toContain("whether this order exists");
    expect(stderr).toContain("https://example.com/p/1");
    expect(panel.requests.filter((request) => request.includes("action=add"))).toHaveLength(1);
  });

  test("never shows a stack trace, and with --debug shows one without the key", async () => {
    const panel = await servePanel(answering({ balance: "<html>" }));
    const quiet = await start(["balance"], { env: envOf(panel) }).ended;
    expect(quiet.stderr).not.toMatch(/^ +at /m);
    const loud = await start(["balance", "--debug"], { env: envOf(panel) }).ended;
    expect(loud.stderr).toMatch(/^ *at /m);
    expect(loud.stderr).not.toContain(CANARY);
  });
});
