/**
 * What long lists cost: how near 100,000 statuses come to the time that the panel's latency dictates, and how much memory a list
 * takes that is not kept.
 */
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createClient } from "../src/index.ts";
import { iterate } from "../src/iterate/index.ts";
import { startServer } from "./children.ts";
import { printTable, printTarget } from "./report.ts";

const LATENCY = 50;
const CONCURRENCY = 8;
const MANY = 100_000;

/** At most so many times what the latency dictates. */
const TARGET = 1.15;

/** @throws when an entry is missing, or the panel saw another number of calls. */
export async function benchmarkLists(): Promise<void> {
  const server = await startServer([join(import.meta.dirname, "listServer.ts"), String(LATENCY)]);
  try {
    await measureTime(server.url);
    await measureMemory(server.url);
  } finally {
    await server.stop();
  }
}

async function measureTime(url: string): Promise<void> {
  const panel = createClient({ key: "demo", url });
  await panel.getOrderStatuses(idsUpTo(1000), { concurrency: CONCURRENCY });
  const before = await callsSeen(url);
  const start = performance.now();
  const entries = await panel.getOrderStatuses(idsUpTo(MANY), { concurrency: CONCURRENCY });
  const time = performance.now() - start;
  const calls = (await callsSeen(url)) - before;
  if (!entries.every(({ ok }, index) => ok && entries[index]?.id === index + 1)) throw new Error("an entry is wrong");
  const bound = (calls / CONCURRENCY) * LATENCY;
  console.log(`\n${MANY} statuses, ${LATENCY} ms latency, concurrency ${CONCURRENCY}`);
  printTable(
    ["", "ms", "x the latency's bound"],
    [
      [`bound: ${calls} calls / ${CONCURRENCY} x ${LATENCY} ms`, bound.toFixed(0), "1.000"],
      ["getOrderStatuses", time.toFixed(0), (time / bound).toFixed(3)],
    ],
  );
  printTarget(`${MANY / 100} calls`, calls === MANY / 100);
  printTarget(`at most ${TARGET} x the bound`, time <= TARGET * bound);
}

/** One length after another, in this process. */
async function measureMemory(url: string): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  const panel = createClient({ key: "demo", url });
  const rows: [string, string, string][] = [];
  for (const count of [1000, 10_000, MANY]) {
    let peak = 0;
    collectGarbage();
    const base = process.memoryUsage().heapUsed;
    let seen = 0;
    for await (const { ok } of iterate(panel, "getOrderStatuses", idsOneByOne(count), { concurrency: CONCURRENCY })) {
      if (!ok) throw new Error("an entry is wrong");
      if (++seen % 1000 !== 0) continue;
      collectGarbage();
      peak = Math.max(peak, process.memoryUsage().heapUsed - base);
    }
    rows.push([`${count} ids`, (peak / 2 ** 20).toFixed(2), (process.memoryUsage().rss / 2 ** 20).toFixed(0)]);
  }
  console.log("\nMemory while iterating (heap in use after a collection, over the heap before)");
  printTable(["", "peak MB of heap", "MB of the process"], rows);
}

async function callsSeen(url: string): Promise<number> {
  return Number(await (await fetch(url)).text());
}

function idsUpTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function* idsOneByOne(count: number): Generator<number> {
  for (let id = 1; id <= count; id++) yield id;
}
