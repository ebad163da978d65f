import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConnectionLostError } from "../../src/index.ts";
import { watch } from "../../src/watch/index.ts";
import { clientOf, type Received } from "../support/panel.ts";
import { idsIn, lineOf, linesOf, type Script, serveOrders } from "./support/script.ts";

const interval = 2;

/** Ids from one number to another. */
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** First and last id of each call, and how many it has. */
const callsOf = (received: Received[]) => received.map(idsIn).map((ids) => `${ids[0]} to ${ids.at(-1)}, ${ids.length}`);

describe("a round of a watch", () => {
  test.each([
    [100, ["1 to 100, 100"]],
    [101, ["1 to 100, 100", "101 to 101, 1"]],
    [250, ["1 to 100, 100", "101 to 200, 100", "201 to 250, 50"]],
  ])("asks about %i orders in calls of 100", async (count, calls) => {
    const panel = await serveOrders(() => ["Completed"]);
    await linesOf(watch(clientOf(panel), range(1, count), { interval }));
    expect(callsOf(panel.received)).toEqual(calls);
  });

  test("closes the gaps that final orders leave", async () => {
    const panel = await serveOrders((id) => (id % 2 ? ["Completed"] : ["Pending", "Completed"]));
    await linesOf(watch(clientOf(panel), range(1, 200), { interval }));
    expect(callsOf(panel.received)).toEqual(["1 to 100, 100", "101 to 200, 100", "2 to 200, 100"]);
  });

  test("tells what one call brings before it makes the next", async () => {
    const panel = await serveOrders(() => ["Completed"]);
    const seen = new Map<number, number>();
    for await (const { id } of watch(clientOf(panel), range(1, 300), { interval })) seen.set(id, panel.received.length);
    expect([1, 100, 101, 200, 201, 300].map((id) => seen.get(id))).toEqual([1, 1, 2, 2, 3, 3]);
  });

  test("follows 10,000 orders, each told twice, in two rounds of 100 calls", async () => {
    const panel = await serveOrders(() => ["Pending", "Completed"]);
    const kinds = new Map<number, string>();
    const ids = range(1, 10_000);
    for await (const { id, kind } of watch(clientOf(panel), ids, { interval })) {
      kinds.set(id, `${kinds.get(id) ?? ""} ${kind}`);
    }
    expect(panel.received).toHaveLength(200);
    expect([...kinds]).toEqual(ids.map((id) => [id, " changed final"]));
  });

  test("makes one call at a time, even to a panel that is slower than the interval", async () => {
    let underWay = 0;
    let most = 0;
    const panel = await serveOrders(() => ["Pending", "Pending", "Completed"]);
    const client = clientOf(panel, {
      fetch: async (...request) => {
        most = Math.max(most, ++underWay);
        await sleep(5);
        const response = await fetch(...request);
        underWay--;
        return response;
      },
    });
    await linesOf(watch(client, range(1, 300), { interval: 1 }));
    expect([most, panel.received.length]).toEqual([1, 9]);
  });

  test("makes no call while the loop's body runs, however long that takes", async () => {
    const panel = await serveOrders({ 1: ["Pending", "In progress", "Completed"] });
    const lines: string[] = [];
    for await (const change of watch(clientOf(panel), [1], { interval: 1 })) {
      const before = panel.received.length;
      await sleep(30);
      expect(panel.received).toHaveLength(before);
      lines.push(lineOf(change));
    }
    expect(lines).toEqual(["1 changed Pending", "1 changed In progress", "1 final Completed"]);
  });

  test("sends nothing before somebody loops", async () => {
    const panel = await serveOrders({ 1: ["Completed"] });
    const changes = watch(clientOf(panel), [1], { interval });
    await sleep(20);
    expect(panel.received).toHaveLength(0);
    await linesOf(changes);
    expect(panel.received).toHaveLength(1);
  });
});

/** Follows orders and tells the milliseconds between one call and the next. */
async function gapsBetweenCalls(script: Script, interval: number): Promise<number[]> {
  const times: number[] = [];
  const panel = await serveOrders(script, () => void times.push(performance.now()));
  await linesOf(watch(clientOf(panel), Object.keys(script).map(Number), { interval }));
  return times.slice(1).map((time, index) => time - (times[index] as number));
}

describe("the interval of a watch", () => {
  test("passes from the answer of a round to the next round", async () => {
    const gaps = await gapsBetweenCalls({ 1: ["Pending", "Pending", "Completed"] }, 50);
    expect(gaps).toHaveLength(2);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(50);
  });
});

/** An order that stays as it is. */
const pending = { status: "Pending", charge: "0.27819", start_count: "3572", remains: "157", currency: "USD" };

/** A panel without a network, for clocks that are wound by hand. */
function unplugged(failing: readonly number[] = []) {
  const calls: number[] = [];
  const getOrderStatuses = async ([id = 0]: readonly number[]) => {
    const call = calls.push(performance.now()) - 1;
    if (failing.includes(call)) throw new ConnectionLostError("getOrderStatuses", "broke", {});
    return [{ id, ok: true, value: pending } as const];
  };
  return { panel: { getOrderStatuses }, calls };
}

describe("a clock wound by hand", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("shows a call a minute for seven days, unless it is said otherwise", async () => {
    const { panel, calls } = unplugged();
    const start = performance.now();
    const lines = linesOf(watch(panel, [1]));
    await vi.advanceTimersByTimeAsync(7 * 86_400_000);
    expect(await lines).toEqual(["1 changed Pending", "1 timedOut after Pending"]);
    expect(calls).toEqual(Array.from({ length: 7 * 24 * 60 }, (_, minute) => start + minute * 60_000));
  });

  test("shows that the interval passes while the loop's body runs", async () => {
    const { panel, calls } = unplugged();
    const changes = watch(panel, [1], { interval: 1000 });
    await changes.next();
    await vi.advanceTimersByTimeAsync(1500);
    const second = changes.next();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls).toHaveLength(2);
    await changes.return(undefined);
    await second;
  });

  test("shows that the wait grows with failures in a row, and is the interval again after an answer", async () => {
    const { panel, calls } = unplugged([0, 1, 2, 4]);
    const start = performance.now();
    const lines = linesOf(watch(panel, [1], { interval: 1000, maxAge: 11_000 }));
    await vi.advanceTimersByTimeAsync(11_000);
    expect(await lines).toEqual(["1 changed Pending", "1 timedOut after Pending"]);
    expect(calls.map((time) => time - start)).toEqual([0, 1000, 3000, 7000, 8000, 9000, 10_000]);
  });

  test("shows that an interval longer than any timer is kept", async () => {
    const { panel, calls } = unplugged();
    const lines = linesOf(watch(panel, [1], { interval: 30 * 86_400_000, maxAge: 100 * 86_400_000 }));
    await vi.advanceTimersByTimeAsync(100 * 86_400_000);
    expect(await lines).toHaveLength(2);
    expect(calls).toHaveLength(4);
  });
});
