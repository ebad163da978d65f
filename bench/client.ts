/**
 * What one call costs over a plain `fetch`, in time.
 *
 * Each contestant is timed once a round, in a random order, so that whatever else the machine does hits all alike.
 * Before it is timed it makes calls that do not count: all but one run on the same `fetch`, and would otherwise
 * find its code warmed up by their neighbours, which axios would not.
 */
import { deepStrictEqual } from "node:assert";
import { join } from "node:path";
import { startServer } from "./children.ts";
import { type Contestant, createContestants, NAMES } from "./contestants.ts";
import { printTable, printTarget } from "./report.ts";
import { createRandom, median, type Random, shuffle } from "./statistics.ts";

/** Calls under way at once are of one contestant: in a mix, each waits for the others' work, and all look alike. */
type Mode = { title: string; width: number; rounds: number; warmUp: number; untimed: number };

const MODES: Mode[] = [
  { title: "One call at a time", width: 1, rounds: 2000, warmUp: 300, untimed: 3 },
  { title: "16 calls at a time", width: 16, rounds: 1000, warmUp: 100, untimed: 1 },
];

const SEED = 1;

/** At most so many times the time of a `fetch` that does the same, and of one that does the least. */
const TARGETS = [
  { name: NAMES.rawFetch, most: 1.05 },
  { name: NAMES.bareFetch, most: 1.15 },
];

const RIVALS = [NAMES.openapiFetch, NAMES.axios, NAMES.ky, NAMES.generated];

const STATUS = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

/** @throws when a contestant answers something else than the others. */
export async function benchmarkClient(): Promise<void> {
  const server = await startServer([join(import.meta.dirname, "server.ts")]);
  try {
    const contestants = await createContestants(server.url);
    for (const { name, call } of contestants) deepStrictEqual(await call(), STATUS, `${name} answers something else`);
    const random = createRandom(SEED);
    for (const mode of MODES) {
      const times = await measure(mode, contestants, random);
      report(mode, times, await connectionsOpened(server.url));
    }
  } finally {
    await server.stop();
  }
}

/** The microseconds of a call, in every round of every contestant. */
type Times = Map<string, number[]>;

async function measure(mode: Mode, contestants: Contestant[], random: Random): Promise<Times> {
  await play({ ...mode, rounds: mode.warmUp }, contestants, random);
  return await play(mode, contestants, random);
}

async function play({ width, rounds, untimed }: Mode, contestants: Contestant[], random: Random): Promise<Times> {
  const times: Times = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, call } of shuffle(contestants, random)) {
      const turn = width === 1 ? call : () => Promise.all(Array.from({ length: width }, call));
      for (let before = 0; before < untimed; before++) await turn();
      const start = performance.now();
      await turn();
      times.get(name)?.push(((performance.now() - start) * 1000) / width);
    }
  }
  return times;
}

async function connectionsOpened(url: string): Promise<number> {
  const response = await fetch(url);
  return Number(await response.text());
}

function report({ title, width, rounds, untimed }: Mode, times: Times, connections: number): void {
  const medians = new Map([...times].map(([name, values]) => [name, median(values)]));
  const ratio = (name: string, to: string) => (medians.get(name) ?? Number.NaN) / (medians.get(to) ?? Number.NaN);
  const each = width === 1 ? "one timed call" : `${width} timed calls at once`;
  console.log(`\n${title}: ${rounds} rounds of ${each} after ${untimed * width} untimed, seed ${SEED}`);
  printTable(
    ["", "median µs a call", ...TARGETS.map(({ name }) => `x ${name}`)],
    [...medians].map(([name, value]) => [
      name,
      value.toFixed(1),
      ...TARGETS.map((target) => ratio(name, target.name).toFixed(3)),
    ]),
  );
  for (const { name, most } of TARGETS) {
    const found = ratio(NAMES.oursFull, name);
    printTarget(`everything on: at most ${most.toFixed(2)} x ${name}`, found <= most);
  }
  for (const rival of RIVALS) printTarget(`ahead of ${rival}`, ratio(NAMES.oursFull, rival) < 1);
  const calls = times.size * rounds * width * (1 + untimed);
  console.log(
    `  ${connections} connections opened so far, for ${calls} calls in these rounds: all contestants keep theirs.`,
  );
}
