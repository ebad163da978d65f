/**
 * How much of what can go wrong at a panel the checker finds, and how often it cries wolf.
 *
 * A panel on loopback leaves its contract on purpose, in one way or two at a time, and the checker runs against it. What it
 * says has to name the change: as what it is, in the right operation, at the right place.
 */
import { join } from "node:path";
import { ACTIONS, readDescription } from "../contract-tests/src/description.ts";
import { createStage, type Stage } from "../contract-tests/src/mock/server.ts";
import { verify } from "../contract-tests/src/verify/verify.ts";
import { CLEAN_RUNS, cleanRun } from "../contract-tests/tests/drift/clean.ts";
import { KINDS } from "../contract-tests/tests/drift/kinds.ts";
import { listed, unlistedOf } from "../contract-tests/tests/drift/mutations.ts";
import { createMatchmaker, RULES } from "../contract-tests/tests/drift/pairs.ts";
import {
  type Played,
  type PlayedPair,
  pairsOf,
  playAlone,
  playPairs,
  type Two,
} from "../contract-tests/tests/drift/score.ts";
import { openTheatre, type Theatre } from "../contract-tests/tests/drift/theatre.ts";
import { KNOWN, seededBy } from "../contract-tests/tests/drift/world.ts";
import { startServer } from "./children.ts";
import { printTable, printTarget } from "./report.ts";
import { median } from "./statistics.ts";

const MOCK = join(import.meta.dirname, "..", "contract-tests", "src", "commands", "mock.ts");

/** Pairs in which a change of no list takes part: some hundred thousand, so only a sample is played. */
const SAMPLE = 1000;
const SEED = 11;

const TIMED_RUNS = 20;
const MOST_SECONDS = 3;
const MOST_CALLS = 60;

export async function benchmarkScore(): Promise<void> {
  const stage = await createStage(await readDescription(ACTIONS));
  const theatre = await openTheatre(stage);
  try {
    console.log("\nChecker: changes found as what they are, at their place");
    const alone = await playAlone(theatre, [...listed, ...unlistedOf(stage.description)]);
    printAlone(alone);
    printPairs(await playAllPairs(stage, theatre));
    await printClean(stage, theatre);
  } finally {
    await theatre.close();
  }
  await printSpeed(stage);
}

function printAlone(alone: readonly Played[]): void {
  const kinds = Map.groupBy(alone, ({ mutation }) => mutation.row);
  const rows = [...kinds].map(([row, played]) => [
    `${row === 0 ? "" : row} ${KINDS[row]}`.trim(),
    played.length,
    foundIn(played),
  ]);
  printTable(["kind of change", "seeded", "found"], [...rows, ["all, alone", alone.length, foundIn(alone)]]);
  printMisses(alone.map(({ mutation, misses }) => ({ name: mutation.name, misses })));
  printTarget("every change of a listed kind is found", foundIn(alone, isListed) === alone.filter(isListed).length);
}

function isListed({ mutation }: Played): boolean {
  return mutation.row !== 0;
}

function foundIn(played: readonly Played[], wanted: (played: Played) => boolean = () => true): number {
  return played.filter((each) => wanted(each) && each.misses.length === 0).length;
}

async function playAllPairs(stage: Stage, theatre: Theatre): Promise<Map<string, PlayedPair[]>> {
  const match = await createMatchmaker(theatre);
  const others = sampleOf([...listed, ...unlistedOf(stage.description)]);
  return new Map([
    ["two of the listed kinds, all pairs", await playPairs(theatre, match, pairsOf(listed))],
    ["two of any kind, a sample", await playPairs(theatre, match, others)],
  ]);
}

function sampleOf(mutations: readonly Two[0][]): Two[] {
  const random = seededBy(SEED);
  const any = () => mutations[Math.floor(random() * mutations.length)] as Two[0];
  return Array.from({ length: SAMPLE }, () => [any(), any()] as const).filter(([one, other]) => one !== other);
}

function printPairs(pairs: ReadonlyMap<string, readonly PlayedPair[]>): void {
  const rules = Object.keys(RULES);
  const rows = [...pairs].map(([name, played]) => {
    const told = played.filter(({ left }) => left === undefined);
    const left = rules.map((rule) => played.filter((pair) => pair.left === rule).length);
    return [name, told.length, told.filter(({ misses }) => misses.length === 0).length, ...left];
  });
  console.log("\n  Two at once; to the right of what was found, the pairs that say nothing, by rule:");
  printTable(["", "seeded", "found", ...rules], rows);
  for (const [rule, reason] of Object.entries(RULES)) console.log(`  ${rule}: ${reason}`);
  for (const played of pairs.values()) printMisses(played);
}

/** The first of them; all would be a page. */
function printMisses(played: readonly { name: string; misses: string[] }[]): void {
  const missed = played.filter(({ misses }) => misses.length > 0);
  for (const { name, misses } of missed.slice(0, 10)) console.log(`  missed  ${name}: ${misses[0]}`);
}

async function printClean(stage: Stage, theatre: Theatre): Promise<void> {
  let alarms = 0;
  for (let seed = 0; seed < CLEAN_RUNS; seed++) {
    const found = await cleanRun(stage, theatre, seed);
    alarms += found.length > 0 ? 1 : 0;
    for (const line of found) console.log(`  false alarm  ${line}`);
  }
  console.log("");
  printTarget(`no false alarm in ${CLEAN_RUNS} runs against panels that keep the contract: ${alarms}`, alarms === 0);
}

/** In a process of its own, the mock costs the checker nothing. */
async function printSpeed({ description }: Stage): Promise<void> {
  const server = await startServer([MOCK, "--port", "0"]);
  try {
    const seconds: number[] = [];
    let calls = 0;
    for (let run = 0; run < TIMED_RUNS; run++) {
      const start = performance.now();
      const report = await verify({
        description,
        url: server.url,
        key: "demo",
        ids: KNOWN,
        allowWrites: true,
        pace: 0,
      });
      seconds.push((performance.now() - start) / 1000);
      calls = report.calls;
    }
    printTarget(`at most ${MOST_CALLS} calls a run: ${calls}`, calls <= MOST_CALLS);
    const [usual, worst] = [median(seconds), Math.max(...seconds)];
    printTarget(
      `a whole run under ${MOST_SECONDS} s: median ${usual.toFixed(2)} s, the first or slowest ${worst.toFixed(2)} s`,
      worst < MOST_SECONDS,
    );
  } finally {
    await server.stop();
  }
}
