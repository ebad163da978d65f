/**
 * How many calls a second our mock answers, beside `prism mock`.
 *
 * Prism alone finds no path with a fragment for a request that has none, so it runs on the document with the one path.
 * There it answers its first example, the catalogue, whatever the action; so the call is the one that asks for that.
 */
import { deepStrictEqual, strictEqual } from "node:assert";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { type Server, startServer, startServerAt } from "./children.ts";
import { CONNECTIONS, type Exchange, measureLoad } from "./load.ts";
import { printTable, printTarget } from "./report.ts";
import { median } from "./statistics.ts";

const ROOT = join(import.meta.dirname, "..");
const FORM = "key=demo&action=services";
const SLICES = 5;

/** Milliseconds. Short slices in turn, so that whatever else the machine does hits all alike. */
const SLICE = 2000;

/** At least this many times what Prism answers. */
const TARGET = 2;

const NAMES = {
  ours: "our mock, generated/actions.yaml",
  silent: "prism mock --verboseLevel silent, generated/openapi.yaml",
  logging: "prism mock, which logs each request, generated/openapi.yaml",
} as const;

/** @throws when a mock does not answer 200 with the catalogue. */
export async function benchmarkMock(): Promise<void> {
  const servers = new Map<string, Server>();
  try {
    servers.set(NAMES.ours, await startServer([join(ROOT, "contract-tests/src/commands/mock.ts"), "--port", "0"]));
    servers.set(NAMES.silent, await startPrism(["--verboseLevel", "silent"]));
    servers.set(NAMES.logging, await startPrism([]));
    const exchanges = await rehearse(servers);
    report(await measure(exchanges));
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

async function startPrism(flags: string[]): Promise<Server> {
  const command = fileURLToPath(import.meta.resolve("@stoplight/prism-cli/dist/index.js"));
  const port = await freePort();
  const args = [command, "mock", "--port", String(port), ...flags, join(ROOT, "generated/openapi.yaml")];
  return await startServerAt(`http://127.0.0.1:${port}/api/v2`, args);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Sees that all answer the catalogue that is documented, and notes how each writes it. */
async function rehearse(servers: Map<string, Server>): Promise<Map<string, Exchange>> {
  const expected = await documentedCatalogue();
  const exchanges = new Map<string, Exchange>();
  for (const [name, { url }] of servers) {
    const response = await fetch(url, { method: "POST", body: new URLSearchParams(FORM) });
    const answer = await response.text();
    strictEqual(response.status, 200, `${name} answers HTTP ${response.status}`);
    deepStrictEqual(JSON.parse(answer), expected, `${name} answers something else`);
    exchanges.set(name, { url, form: FORM, answer });
  }
  return exchanges;
}

async function documentedCatalogue(): Promise<unknown> {
  const { paths } = parse(await readFile(join(ROOT, "generated/actions.yaml"), "utf8"));
  const { content } = paths["/api/v2#action=services"].post.responses["200"];
  const examples: { value: unknown }[] = Object.values(content["application/json"].examples);
  return examples[0]?.value;
}

/** Calls a second, in every slice of every mock. */
async function measure(exchanges: Map<string, Exchange>): Promise<Map<string, number[]>> {
  const rates = new Map([...exchanges.keys()].map((name): [string, number[]] => [name, []]));
  for (const exchange of exchanges.values()) await measureLoad(exchange, SLICE);
  for (let slice = 0; slice < SLICES; slice++) {
    for (const [name, exchange] of exchanges) rates.get(name)?.push(await measureLoad(exchange, SLICE));
  }
  return rates;
}

function report(rates: Map<string, number[]>): void {
  const medians = new Map([...rates].map(([name, values]) => [name, median(values)]));
  const ratio = (name: string) => (medians.get(NAMES.ours) ?? Number.NaN) / (medians.get(name) ?? Number.NaN);
  const seconds = SLICE / 1000;
  console.log(
    `\nMock: listServices over ${CONNECTIONS} keep-alive connections, ${SLICES} slices of ${seconds} s each in turn`,
  );
  printTable(
    ["", "median calls/s", "slowest", "fastest", "ours is x"],
    [...rates].map(([name, values]) => [
      name,
      Math.round(median(values)),
      Math.round(Math.min(...values)),
      Math.round(Math.max(...values)),
      ratio(name).toFixed(2),
    ]),
  );
  printTarget(`at least ${TARGET} x prism mock with its log switched off`, ratio(NAMES.silent) >= TARGET);
  printTarget(`at least ${TARGET} x prism mock as it comes`, ratio(NAMES.logging) >= TARGET);
}
