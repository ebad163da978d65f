/** What a signal ends, wherever the run is. */
import { describe, expect, test } from "vitest";
import { Interruption } from "../../src/cli/exit.ts";
import { servePanel } from "../support/panel.ts";
import { answering, envOf, runHere, type Setting } from "./support/cli.ts";

const ORDER = ["order", "--service", "1", "--link", "https://example.com/p/1", "--quantity", "1000"];

describe("a signal", () => {
  test.each<[string, string[], Setting]>([
    ["while ids are read", ["status", "-"], { input: null }],
    ["while the key is read", ["balance", "--key-file", "-"], { input: null }],
    ["while a person is asked about a cancel", ["cancel", "1"], { input: null, terminal: true }],
  ])("ends the run %s, with its own code and before any call", async (_, argv, setting) => {
    const controller = new AbortController();
    const panel = await servePanel(answering({}));
    const ended = runHere(argv, { ...setting, env: envOf(panel), signal: controller.signal });
    setTimeout(() => controller.abort(new Interruption("SIGTERM")), 20);
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout, received: panel.received }).toEqual({ code: 143, stdout: "", received: [] });
    expect(stderr).toMatch(/(^|\n)autostagram: stopped by SIGTERM\n$/);
  });

  test("ends the run while a person is asked about an order, and nothing is ordered", async () => {
    const controller = new AbortController();
    const panel = await servePanel(answering({}));
    const ended = runHere(ORDER, { input: null, terminal: true, env: envOf(panel), signal: controller.signal });
    while (panel.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    setTimeout(() => controller.abort(new Interruption("SIGINT")), 50);
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/\nautostagram: stopped by SIGINT\n/);
    expect(panel.received.filter(({ body }) => body.includes("action=add"))).toEqual([]);
  });

  test("that came before the run lets nothing through", async () => {
    const panel = await servePanel(answering({}));
    const signal = AbortSignal.abort(new Interruption("SIGINT"));
    const argv = [...ORDER, "--yes", "--max-cost", "1"];
    const { code } = await runHere(argv, { env: envOf(panel), signal });
    expect({ code, received: panel.received }).toEqual({ code: 130, received: [] });
  });
});
