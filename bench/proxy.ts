/**
 * What `autostagram-contract proxy` costs: its throughput beside that of a bare reverse proxy of `node:http`, its memory over
 * 100,000 calls, and what judging a catalogue of 10,000 services costs beside parsing it.
 */
import { strictEqual } from "node:assert";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ACTIONS, readDescription } from "../contract-tests/src/description.ts";
import { createExaminer } from "../contract-tests/src/examine.ts";
import { type Server, startServer } from "./children.ts";
import { CONNECTIONS, measureLoad } from "./load.ts";
import { printTable, printTarget } from "./report.ts";
import { createRandom, median, type Random, shuffle } from "./statistics.ts";
import { createCatalogue } from "./validate.ts";

const MAIN = join(import.meta.dirname, "../contract-tests/src/cli/main.ts");
const SEED = 1;

/** @throws when a proxy answers something else than the panel behind it, or finds something in what is documented. */
export async function benchmarkProxy(): Promise<void> {
  await benchmarkThroughput();
  await benchmarkMemory();
  await benchmarkJudging();
}

const STATUS = '{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}';

/** Milliseconds. Short slices in random order, so that whatever else the machine does hits all alike. */
const SLICE = 250;
const SLICES = 40;
const UNTIMED = 8;

/** At least this part of what the bare proxy answers, in the median of the rounds. */
const TARGET = 0.6;

const NAMES = {
  panel: "the panel itself",
  bare: "a bare proxy of node:http",
  control: "the same again (control)",
  ours: "autostagram-contract proxy",
} as const;

async function benchmarkThroughput(): Promise<void> {
  const servers: Server[] = [];
  const start = async (args: string[]) => {
    const server = await startServer(args);
    servers.push(server);
    return server.url;
  };
  try {
    const panel = await start([join(import.meta.dirname, "server.ts")]);
    const bare = [join(import.meta.dirname, "bareProxy.ts"), panel];
    const contestants = [
      { name: NAMES.panel, url: panel },
      { name: NAMES.bare, url: await start(bare) },
      { name: NAMES.control, url: await start(bare) },
      { name: NAMES.ours, url: await start([MAIN, "proxy", "--target", panel, "--port", "0"]) },
    ];
    reportThroughput(await measureThroughput(contestants, createRandom(SEED)));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

type Contestant = { name: string; url: string };

async function measureThroughput(contestants: Contestant[], random: Random): Promise<Map<string, number[]>> {
  const rates = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
  const load = (url: string) => measureLoad({ url, form: "key=demo&action=status&order=1", answer: STATUS }, SLICE);
  for (let slice = -UNTIMED; slice < SLICES; slice++) {
    for (const { name, url } of shuffle(contestants, random)) {
      const rate = await load(url);
      if (slice >= 0) rates.get(name)?.push(rate);
    }
  }
  return rates;
}

/** Each round is compared by itself, with the mean of the two bare proxies: other work comes and goes between rounds. */
function reportThroughput(rates: Map<string, number[]>): void {
  const [bare = [], control = []] = [rates.get(NAMES.bare), rates.get(NAMES.control)];
  const share = (values: readonly number[]) =>
    median(values.map((value, round) => (2 * value) / ((bare[round] ?? Number.NaN) + (control[round] ?? Number.NaN))));
  const rounds = `${SLICES} rounds of ${SLICE} ms each in random order, seed ${SEED}`;
  console.log(`\nProxy: getOrderStatus over ${CONNECTIONS} keep-alive connections, ${rounds}`);
  printTable(
    ["", "median calls/s", "x the bare proxies"],
    [...rates].map(([name, values]) => [name, Math.round(median(values)), share(values).toFixed(2)]),
  );
  printTarget(`at least ${TARGET} x a bare proxy of node:http`, share(rates.get(NAMES.ours) ?? []) >= TARGET);
}

const MANY = 100_000;
const FEW = 1000;

/** Milliseconds between two looks at how far it has come. */
const STRETCH = 500;

/** At most this much more memory is kept after all calls than after the first ones. */
const GROWTH = 1.1;

type Memory = { heapUsed: number; rss: number };

async function benchmarkMemory(): Promise<void> {
  const panel = await startServer([join(import.meta.dirname, "listServer.ts"), "0"]);
  const { child, url } = await startProbed([MAIN, "proxy", "--target", panel.url, "--port", "0"]);
  try {
    const rows: { calls: number; memory: Memory }[] = [];
    for (const calls of [FEW, MANY / 10, MANY]) {
      const made = await callUntil(url, calls);
      rows.push({ calls: made, memory: await memoryOf(child) });
    }
    reportMemory(rows);
  } finally {
    child.kill();
    await once(child, "exit");
    await panel.stop();
  }
}

async function startProbed(args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const probe = join(import.meta.dirname, "heapProbe.ts");
  const child = spawn(process.execPath, ["--expose-gc", "--import", probe, ...args], {
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  process.once("exit", () => child.kill());
  const [url] = await once(createInterface(child.stdout as NodeJS.ReadableStream), "line");
  return { child, url: url as string };
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  const answer = once(child, "message");
  child.send("");
  const [memory] = await answer;
  return memory as Memory;
}

/** Each stretch has another key and asks for another order, as the calls of many users do. */
async function callUntil(url: string, wanted: number): Promise<number> {
  for (let made = await callsSoFar(url); ; made = await callsSoFar(url)) {
    if (made >= wanted) return made;
    const answer = `{"${made}":${STATUS}}`;
    await measureLoad({ url, form: `key=${made}-of-the-keys&action=status&orders=${made}`, answer }, STRETCH);
  }
}

/** The proxy numbers its calls. */
async function callsSoFar(url: string): Promise<number> {
  const body = new URLSearchParams({ key: "demo", action: "status", orders: "1" });
  const answer = await fetch(url, { method: "POST", body });
  strictEqual(answer.headers.get("contract-verdict"), "ok");
  await answer.text();
  return Number(answer.headers.get("contract-call"));
}

function reportMemory(rows: { calls: number; memory: Memory }[]): void {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  console.log("\nProxy: memory after a garbage collection");
  printTable(
    ["calls", "heap, MB", "resident, MB"],
    rows.map(({ calls, memory }) => [calls, megabytes(memory.heapUsed), megabytes(memory.rss)]),
  );
  const [first, last] = [rows[0]?.memory.heapUsed ?? Number.NaN, rows.at(-1)?.memory.heapUsed ?? Number.NaN];
  printTarget(`at most ${GROWTH} x the heap after ${MANY} calls`, last <= GROWTH * first);
}

const ROUNDS = 60;
const WARM_UP = 15;

/** At most this many times the time of `JSON.parse`. */
const JUDGING_TARGET = 3;

const STEPS = {
  parse: "JSON.parse",
  control: "JSON.parse once more (control)",
  judge: "the judge, from bytes",
} as const;

async function benchmarkJudging(): Promise<void> {
  const random = createRandom(SEED);
  const json = JSON.stringify(createCatalogue(random));
  const exchange = exchangeOf(json);
  const examine = createExaminer(await readDescription(ACTIONS));
  strictEqual(examine(exchange).outcome, "answered");
  const steps = [
    { name: STEPS.parse, run: () => JSON.parse(json) },
    { name: STEPS.control, run: () => JSON.parse(json) },
    { name: STEPS.judge, run: () => examine(exchange) },
  ];
  const times = new Map(steps.map(({ name }): [string, number[]] => [name, []]));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const { name, run } of shuffle(steps, random)) {
      const start = performance.now();
      run();
      if (round >= 0) times.get(name)?.push(performance.now() - start);
    }
  }
  reportJudging(times, json.length);
}

function exchangeOf(json: string) {
  const call = {
    ...{ method: "POST", url: "http://127.0.0.1/api/v2", body: "key=demo&action=services" },
    contentType: "application/x-www-form-urlencoded",
  };
  const headers = { "content-type": "application/json" };
  return { call, answer: { status: 200, headers, body: new TextEncoder().encode(json) } };
}

function reportJudging(times: Map<string, number[]>, characters: number): void {
  const medians = new Map([...times].map(([name, values]) => [name, median(values)]));
  const ratio = (name: string) => (medians.get(name) ?? Number.NaN) / (medians.get(STEPS.parse) ?? Number.NaN);
  console.log(`\nJudging 10,000 services, ${characters} characters: ${ROUNDS} rounds, seed ${SEED}`);
  printTable(
    ["", "median ms", `x ${STEPS.parse}`],
    [...medians].map(([name, value]) => [name, value.toFixed(2), ratio(name).toFixed(2)]),
  );
  printTarget(`at most ${JUDGING_TARGET} x JSON.parse`, ratio(STEPS.judge) <= JUDGING_TARGET);
}
