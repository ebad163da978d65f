import { getEventListeners } from "node:events";
import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { AbortedError } from "../../src/index.ts";
import { watch } from "../../src/watch/index.ts";
import { clientOf, serveSocket } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { lineOf, linesOf, orderWith, serveOrders } from "./support/script.ts";

/** Milliseconds of which no test waits for the end. */
const interval = 60_000;

const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

const unhandled = vi.fn();
process.on("unhandledRejection", unhandled);
afterEach(async () => {
  await turn();
  expect(unhandled).not.toHaveBeenCalled();
});

/** A panel that takes requests and never answers. */
async function serveSilence() {
  let asked = () => {};
  const request = new Promise<void>((resolve) => {
    asked = resolve;
  });
  let hungUp = () => {};
  const closed = new Promise<void>((resolve) => {
    hungUp = resolve;
  });
  const panel = await serveSocket((socket) => {
    socket.on("close", hungUp);
    asked();
  });
  return { panel, request, closed };
}

describe("an abort of a watch", () => {
  test("before the first step throws, and sends nothing", async () => {
    const panel = await serveOrders({ 1: ["Pending"] });
    const reason = new Error("enough");
    const changes = linesOf(watch(clientOf(panel), [1], { signal: AbortSignal.abort(reason) }));
    const error = await rejectionOf(changes, AbortedError);
    expect(error).toMatchObject({ operation: "getOrderStatuses", action: "status", cause: reason, outcome: undefined });
    expect(panel.received).toHaveLength(0);
  });

  test("during a call ends the call", async () => {
    const { panel, request, closed } = await serveSilence();
    const stop = new AbortController();
    const changes = rejectionOf(linesOf(watch(clientOf(panel), [1], { signal: stop.signal })), AbortedError);
    await request;
    expect(listeners(stop.signal)).toBe(1);
    stop.abort("shutdown");
    expect((await changes).cause).toBe("shutdown");
    await closed;
    expect(listeners(stop.signal)).toBe(0);
  });

  test("during the wait ends the wait", async () => {
    const panel = await serveOrders({ 1: ["Pending"] });
    const stop = new AbortController();
    const changes = watch(clientOf(panel), [1], { interval, signal: stop.signal });
    await changes.next();
    const second = rejectionOf(changes.next(), AbortedError);
    await sleep(10);
    stop.abort();
    await second;
    expect(listeners(stop.signal)).toBe(0);
    expect(await changes.next()).toEqual({ done: true, value: undefined });
    expect(panel.received).toHaveLength(1);
  });

  test("during the loop's body throws at the next step, whatever else the call has brought", async () => {
    const panel = await serveOrders(() => ["Pending"]);
    const stop = new AbortController();
    const lines: string[] = [];
    const loop = async () => {
      for await (const change of watch(clientOf(panel), [1, 2, 3], { interval, signal: stop.signal })) {
        lines.push(lineOf(change));
        stop.abort();
      }
    };
    await rejectionOf(loop(), AbortedError);
    expect(lines).toEqual(["1 changed Pending"]);
    expect(listeners(stop.signal)).toBe(0);
  });

  test("while the orders are given up throws", async () => {
    const panel = await serveOrders(() => ["Pending"]);
    const stop = new AbortController();
    const lines: string[] = [];
    const loop = async () => {
      for await (const change of watch(clientOf(panel), [1, 2], { interval: 5, maxAge: 1, signal: stop.signal })) {
        lines.push(lineOf(change));
        if (change.kind === "timedOut") stop.abort();
      }
    };
    await rejectionOf(loop(), AbortedError);
    expect(lines.at(-1)).toBe("1 timedOut after Pending");
  });

  test("after the end changes nothing", async () => {
    const panel = await serveOrders({ 1: ["Completed"] });
    const stop = new AbortController();
    const lines = await linesOf(watch(clientOf(panel), [1], { signal: stop.signal }));
    stop.abort();
    expect(lines).toEqual(["1 final Completed"]);
    expect(listeners(stop.signal)).toBe(0);
  });

  test("of the client's own signal throws, too", async () => {
    const panel = await serveOrders({ 1: ["Pending"] });
    const client = clientOf(panel, { signal: AbortSignal.abort("closed") });
    expect((await rejectionOf(linesOf(watch(client, [1])), AbortedError)).cause).toBe("closed");
  });

  test("ends one watch and no other of the same client", async () => {
    const panel = await serveOrders({ 1: ["Pending"], 2: ["Pending", "Completed"] });
    const client = clientOf(panel);
    const stop = new AbortController();
    const one = rejectionOf(linesOf(watch(client, [1], { interval: 5, signal: stop.signal })), AbortedError);
    const other = linesOf(watch(client, [2], { interval: 50 }));
    await sleep(20);
    stop.abort();
    await one;
    expect(await other).toEqual(["2 changed Pending", "2 final Completed"]);
  });
});

describe("leaving the loop of a watch", () => {
  test.each([
    ["break", (changes: AsyncIterable<unknown>) => stepInto(changes, () => false)],
    ["an error", (changes: AsyncIterable<unknown>) => stepInto(changes, () => Promise.reject(new Error("mine")))],
  ])("by %s leaves no listener and no call behind", async (_, leave) => {
    const panel = await serveOrders({ 1: ["Pending"], 2: ["Pending"] });
    const { signal } = new AbortController();
    const changes = watch(clientOf(panel), [1, 2], { interval: 1, signal });
    await leave(changes).catch((error) => expect(error.message).toBe("mine"));
    expect(listeners(signal)).toBe(0);
    await sleep(20);
    expect(panel.received).toHaveLength(1);
    expect(await changes.next()).toEqual({ done: true, value: undefined });
  });

  test("by return during a call ends the call, and what waits for it", async () => {
    const { panel, request, closed } = await serveSilence();
    const { signal } = new AbortController();
    const changes = watch(clientOf(panel), [1], { signal });
    const first = changes.next();
    await request;
    expect(await changes.return(undefined)).toEqual({ done: true, value: undefined });
    expect(await first).toEqual({ done: true, value: undefined });
    await closed;
    expect(listeners(signal)).toBe(0);
  });

  test("by return during the wait ends the wait", async () => {
    const panel = await serveOrders({ 1: ["Pending"] });
    const changes = watch(clientOf(panel), [1], { interval });
    await changes.next();
    const second = changes.next();
    await sleep(10);
    await changes.return(undefined);
    expect(await second).toEqual({ done: true, value: undefined });
  });

  test("before its first step sends nothing", async () => {
    const panel = await serveOrders({ 1: ["Pending"] });
    const { signal } = new AbortController();
    const changes = watch(clientOf(panel), [1], { signal });
    await changes.return(undefined);
    expect(await changes.next()).toEqual({ done: true, value: undefined });
    expect([panel.received.length, listeners(signal)]).toEqual([0, 0]);
  });
});

/** Takes one step, then does what leaves the loop. */
async function stepInto(changes: AsyncIterable<unknown>, goOn: () => boolean | Promise<never>): Promise<void> {
  for await (const _ of changes) if (!(await goOn())) break;
}

describe("the age of a watch", () => {
  test("ends what is not final, with what was seen last, and keeps what is", async () => {
    const panel = await serveOrders({ 1: ["Pending"], 2: [{ error: "Busy" }], 3: ["Completed"] });
    const changes = [];
    for await (const change of watch(clientOf(panel), [1, 2, 3], { interval: 20, maxAge: 50 })) changes.push(change);
    expect(changes.map(lineOf)).toEqual([
      "1 changed Pending",
      "2 unclear other",
      "3 final Completed",
      "1 timedOut after Pending",
      "2 timedOut after undefined",
    ]);
    expect(changes[3]).toEqual({ id: 1, kind: "timedOut", previous: orderWith("Pending") });
  });

  test("ends the wait for a round that it would not see", async () => {
    const panel = await serveOrders({ 1: ["Pending"] });
    const start = performance.now();
    const lines = await linesOf(watch(clientOf(panel), [1], { interval, maxAge: 100 }));
    expect(lines).toEqual(["1 changed Pending", "1 timedOut after Pending"]);
    expect(performance.now() - start).toBeGreaterThanOrEqual(100);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(panel.received).toHaveLength(1);
  });

  test("ends a round between two of its calls", async () => {
    const panel = await serveOrders(() => ["Pending"]);
    const ids = Array.from({ length: 300 }, (_, index) => index + 1);
    const lines: string[] = [];
    for await (const change of watch(clientOf(panel), ids, { interval, maxAge: 200 })) {
      lines.push(lineOf(change));
      if (lines.length === 100) await sleep(250);
    }
    expect(panel.received).toHaveLength(1);
    expect(lines.filter((line) => line.endsWith("timedOut after Pending"))).toHaveLength(100);
    expect(lines.filter((line) => line.endsWith("timedOut after undefined"))).toHaveLength(200);
  });

  test("runs on when the wall clock jumps", async () => {
    const panel = await serveOrders({ 1: ["Pending", "Completed"] });
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 30 * 86_400_000);
    const lines = await linesOf(watch(clientOf(panel), [1], { interval: 5, maxAge: 10_000 }));
    clock.mockRestore();
    expect(lines).toEqual(["1 changed Pending", "1 final Completed"]);
  });

  test("may be endless", async () => {
    const panel = await serveOrders({ 1: ["Pending", "Completed"] });
    const lines = await linesOf(watch(clientOf(panel), [1], { interval: 5, maxAge: Number.POSITIVE_INFINITY }));
    expect(lines).toEqual(["1 changed Pending", "1 final Completed"]);
  });
});
