/**
 * What validating a catalogue of 10,000 services costs beside parsing it: first alone, and then through the client, from the bytes of
 * the answer to the services, with a `fetch` that has them at hand.
 *
 * Each contestant is timed once a round, in a random order, so that whatever else the machine does hits all alike. `JSON.parse`
 * takes part twice: how far the two are apart is how far a ratio can be trusted.
 */
import { deepStrictEqual } from "node:assert";
import { createClient } from "../src/index.ts";
import { validator } from "../src/validate/index.ts";
import { printTable, printTarget } from "./report.ts";
import { createRandom, median, type Random, shuffle } from "./statistics.ts";

const SERVICES = 10_000;
const ROUNDS = 200;
const WARM_UP = 30;
const SEED = 1;

/** At most this many times the time of `JSON.parse`. */
const TARGET = 1.3;

const NAMES = {
  parse: "JSON.parse",
  control: "JSON.parse once more (control)",
  validate: "JSON.parse and validator()",
  plain: "response.text() and JSON.parse",
  plainControl: "the same once more (control)",
  client: "client.listServices()",
  strict: "client.listServices() and validator()",
} as const;

/** Gives the catalogue. */
type Contestant = { name: string; read: () => unknown };

/** Rows of the kinds that panels list, with names and categories of ordinary length. */
export function createCatalogue(random: Random): object[] {
  const pick = (values: readonly string[]) => values[Math.floor(random() * values.length)] as string;
  return Array.from({ length: SERVICES }, (_, index) => ({
    service: index + 1,
    name: `${pick(["인스타그램", "Instagram", "YouTube"])} ${pick(["팔로워", "Followers", "Views"])} [${pick(["30 days refill", "no refill"])}] #${index}`,
    type: pick(["Default", "Package", "Custom Comments", "Subscriptions", "Emoji Reactions"]),
    category: pick(["🇰🇷 인스타그램 팔로워", "Instagram | Followers", "YouTube | Views | Real"]),
    rate: (random() * 100).toFixed(Math.floor(random() * 6)),
    min: String(Math.ceil(random() * 1000)),
    max: String(Math.ceil(random() * 1_000_000)),
    refill: random() < 0.5,
    cancel: random() < 0.5,
  }));
}

function createContestants(json: string): Contestant[] {
  const validate = validator({ mode: "strict" });
  const parseAndValidate = () => {
    const services = JSON.parse(json);
    deepStrictEqual(validate("listServices", services), []);
    return services;
  };
  return [
    { name: NAMES.parse, read: () => JSON.parse(json) },
    { name: NAMES.control, read: () => JSON.parse(json) },
    { name: NAMES.validate, read: parseAndValidate },
  ];
}

function createCallers(json: string): Contestant[] {
  const bytes = new TextEncoder().encode(json);
  const fetch = async () => new Response(bytes, { headers: { "Content-Type": "application/json" } });
  const plain = async () => JSON.parse(await (await fetch()).text());
  const client = createClient({ key: "demo", fetch });
  const strict = createClient({ key: "demo", fetch, validate: validator({ mode: "strict" }) });
  return [
    { name: NAMES.plain, read: plain },
    { name: NAMES.plainControl, read: plain },
    { name: NAMES.client, read: () => client.listServices() },
    { name: NAMES.strict, read: () => strict.listServices() },
  ];
}

/** @throws when a contestant reads something else than what was written, or a problem is found in it. */
export async function benchmarkValidate(): Promise<void> {
  const random = createRandom(SEED);
  const catalogue = createCatalogue(random);
  const json = JSON.stringify(catalogue);
  console.log(`\nValidating ${SERVICES} services, ${json.length} characters: ${ROUNDS} rounds, seed ${SEED}`);
  for (const contestants of [createContestants(json), createCallers(json)]) {
    for (const { name, read } of contestants) deepStrictEqual(await read(), catalogue, `${name} reads something else`);
    await measure(contestants, WARM_UP, random);
    report(await measure(contestants, ROUNDS, random));
  }
}

/** Milliseconds, in every round of every contestant. */
type Times = Map<string, number[]>;

async function measure(contestants: Contestant[], rounds: number, random: Random): Promise<Times> {
  const times: Times = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, read } of shuffle(contestants, random)) {
      const start = performance.now();
      await read();
      times.get(name)?.push(performance.now() - start);
    }
  }
  return times;
}

/** The first contestant is what the others are held against, and the last is the one with a target. */
function report(times: Times): void {
  const medians = [...times].map(([name, values]): [string, number] => [name, median(values)]);
  const [[base, unit] = ["", Number.NaN]] = medians;
  const [last, time] = medians.at(-1) ?? ["", Number.NaN];
  printTable(
    ["", "median ms", `x ${base}`],
    medians.map(([name, value]) => [name, value.toFixed(2), (value / unit).toFixed(3)]),
  );
  printTarget(`${last} at most ${TARGET} x ${base}`, time / unit <= TARGET);
}
