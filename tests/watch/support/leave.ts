/**
 * Watches one order, leaves the watch in one of several ways, and tells how many timers and listeners there were and are.
 * A program of its own, because a test runner has timers of its own.
 *   use  node leave.ts URL WAY
 */
import { getEventListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "../../../src/index.ts";
import { watch } from "../../../src/watch/index.ts";

const [url, way = ""] = process.argv.slice(2);
const stop = new AbortController();
const changes = watch(createClient({ key: "k3y", url }), [1], { signal: stop.signal });

const held = () => ({
  timers: process.getActiveResourcesInfo().filter((name) => name === "Timeout").length,
  listeners: getEventListeners(stop.signal, "abort").length,
});

/** Begins a step that does not end by itself; what it holds is seen before the leaving. */
async function during(leave: () => unknown) {
  const step = changes.next().catch(({ name }) => name);
  await sleep(100);
  const then = held();
  await leave();
  return [then, await step];
}

const ways: { [way: string]: () => Promise<unknown> } = {
  break: async () => {
    for await (const change of changes) return change.kind;
  },
  error: async () => {
    const loop = async () => {
      for await (const _ of changes) throw new RangeError();
    };
    return loop().catch(({ name }) => name);
  },
  abortInCall: () => during(() => stop.abort()),
  returnInCall: () => during(() => changes.return(undefined)),
  abortInWait: async () => {
    await changes.next();
    return during(() => stop.abort());
  },
  returnInWait: async () => {
    await changes.next();
    return during(() => changes.return(undefined));
  },
};

const before = held();
const seen = await ways[way]?.();
console.log(JSON.stringify({ before, seen, after: held() }));
