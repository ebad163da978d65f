/** The program on a real terminal, which `script` of util-linux makes. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import stringWidth from "string-width";
import { beforeEach, describe, expect, test } from "vitest";
import { servePanel } from "../support/panel.ts";
import { actionsOf, answering, envOf, MAIN, ownEnvironment } from "./support/cli.ts";

const hasScript = /util-linux/.test(spawnSync("script", ["--version"], { encoding: "utf8" }).stdout ?? "");
const maySkip = process.env.CI_NO_SKIP !== "1";

const ORDER = ["order", "--service", "1", "--link", "https://example.com/p/1", "--quantity", "1000"];

/** Runs on a terminal of so many places, and types when the question shows. */
async function onTerminal(argv: string[], panel: { url: string }, { columns = 80, answer = "" } = {}) {
  const words = [process.execPath, MAIN, ...argv].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qefc", `stty cols ${columns}; ${words}`, "/dev/null"], {
    env: { ...ownEnvironment(), TERM: "xterm", ...envOf(panel) },
    stdio: "pipe",
  });
  let screen = "";
  let asked = false;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    screen += chunk;
    if (asked || !screen.includes("[y/N] ")) return;
    asked = true;
    child.stdin.write(answer);
  });
  const [code] = await once(child, "close");
  return { code, screen };
}

describe.skipIf(!hasScript && maySkip)("on a terminal (needs script of util-linux)", () => {
  // Before each and not before all, so that each test fails and none counts as skipped.
  beforeEach(() => {
    if (!hasScript) throw new Error("script of util-linux is missing, and CI_NO_SKIP forbids to skip");
  });

  test.each([
    ["y\r", 0, ["add"]],
    ["n\r", 1, []],
    ["\x03", 130, []],
    ["\x04", 1, []],
  ])("asks before an order; %j leads to %i", async (answer, exit, sent) => {
    const panel = await servePanel(answering({}));
    const { code, screen } = await onTerminal(ORDER, panel, { answer });
    expect(code).toBe(exit);
    expect(screen).toContain("Send this order? [y/N] ");
    expect(actionsOf(panel).filter((action) => action === "add")).toEqual(sent);
    expect(screen).not.toContain("canary");
  });

  test("has its heading in bold, and its lines no wider than the terminal", async () => {
    const name = "인스타그램 한국인 실제 팔로워 고품질 빠른 속도 [리필 30일] 🫶";
    const services = JSON.stringify([
      { service: 1, name, type: "Default", category: "인스타그램", rate: "0.90", min: "50", max: "10000" },
    ]);
    const { code, screen } = await onTerminal(["services"], await servePanel(answering({ services })), { columns: 80 });
    expect(code).toBe(0);
    expect(screen).toContain("\x1b[1mservice\x1b[22m");
    const lines = screen.trimEnd().split("\r\n");
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  });

  test("shows progress, and takes it away", async () => {
    const ids = Array.from({ length: 250 }, (_, index) => String(index + 1));
    const { code, screen } = await onTerminal(["status", ...ids, "--json"], await servePanel(answering({})));
    expect(code).toBe(0);
    expect(screen).toContain("\r  0 of 250");
    expect(screen).toMatch(/\r {3,}\r\[\r\n/);
  });
});
