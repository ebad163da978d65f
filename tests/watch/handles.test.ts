import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../support/checkout.ts";
import { serveSocket } from "../support/panel.ts";
import { serveOrders } from "./support/script.ts";

const program = join(import.meta.dirname, "support", "leave.ts");
const nothing = { timers: 0, listeners: 0 };
const done = { done: true };

/** Runs the program to its end, which only comes when nothing is left that it could wait for. */
async function leave(way: string, url: string) {
  const start = performance.now();
  const { code, stdout, stderr } = await run([program, url, way], { cwd: import.meta.dirname });
  expect([code, stderr]).toEqual([0, ""]);
  // A minute's wait is what a timer that is left would keep it for.
  expect(performance.now() - start).toBeLessThan(15_000);
  return JSON.parse(stdout);
}

describe("a process that leaves a watch", () => {
  test.each([
    ["break", "changed"],
    ["error", "RangeError"],
  ])("in the loop's body by %s has nothing left", async (way, seen) => {
    const { url } = await serveOrders({ 1: ["Pending"] });
    expect(await leave(way, url)).toEqual({ before: nothing, seen, after: nothing });
  });

  test.each([
    ["abortInWait", "AbortedError"],
    ["returnInWait", done],
  ])("in the wait by %s has nothing left", async (way, seen) => {
    const { url } = await serveOrders({ 1: ["Pending"] });
    const then = { timers: 1, listeners: 1 };
    expect(await leave(way, url)).toEqual({ before: nothing, seen: [then, seen], after: nothing });
  });

  test.each([
    ["abortInCall", "AbortedError"],
    ["returnInCall", done],
  ])("in a call by %s has nothing left, and the call is gone", async (way, seen) => {
    const closed = Promise.withResolvers<void>();
    const { url, requests } = await serveSocket((socket) => socket.on("close", closed.resolve));
    const then = { timers: 1, listeners: 1 };
    expect(await leave(way, url)).toEqual({ before: nothing, seen: [then, seen], after: nothing });
    await closed.promise;
    expect(requests).toHaveLength(1);
  });
});
