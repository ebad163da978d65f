/**
 * Plays the changes of the listed kinds on other tools, and counts those of which each says anything at all that it does
 * not say of the unchanged panel. That is generous: the checker itself has to name the operation, the place and the severity.
 *   use   npm run compare [-- prism|drift|schemathesis|dredd|specmatic]     all, unless some are named
 *   needs the network and Python for Schemathesis, the network for Dredd, the network and Java for Specmatic; they are
 *         installed into a temporary folder. Everything else stays on loopback. It takes a quarter of an hour and more.
 *   exit  0 counted · 2 usage
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printTable } from "../../bench/report.ts";
import { KINDS } from "../tests/drift/kinds.ts";
import type { Mutation } from "../tests/drift/mutation.ts";
import { listed } from "../tests/drift/mutations.ts";
import { dredd } from "./dredd.ts";
import { drift } from "./drift.ts";
import { prism, prismErrors } from "./prism.ts";
import { schemathesis } from "./schemathesis.ts";
import { specmatic } from "./specmatic.ts";
import { openStand, type Stand } from "./stand.ts";
import type { Setting, Tool } from "./tool.ts";

const TOOLS: Readonly<Record<string, readonly Tool[]>> = {
  prism: [prism, prismErrors],
  drift: [drift],
  schemathesis: [schemathesis],
  dredd: [dredd],
  specmatic: [specmatic],
};

/** Milliseconds for one tool with one document. What is not played then is not counted. */
const MOST = 25 * 60_000;

/** What a checker must not pass in silence, and can see without buying anything. */
const owed = listed.filter(({ outcome, mode }) => /^(breaking|drift)$/.test(outcome) && mode !== "spend");

/** The first of each kind, then the second of each: should time run out, every kind has had its turn. */
const changes = owed.toSorted((a, b) => placeInKind(a) - placeInKind(b));

function placeInKind(mutation: Mutation): number {
  return owed.filter(({ row }) => row === mutation.row).indexOf(mutation);
}

type Counted = {
  found: Mutation[];
  /** Those of which it names the place too, in whatever writing; of a whole answer there is none to name. */
  placed: Mutation[];
  played: number;
  onClean: number;
  /** In one run on the unchanged panel. On a live one each costs money. */
  orders: number;
  seconds: number;
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(TOOLS, name));

if (unknown.length > 0) {
  console.error(`use: npm run compare [-- ${Object.keys(TOOLS).join("|")}]`);
  process.exitCode = 2;
} else {
  const stand = await openStand();
  try {
    const chosen = Object.entries(TOOLS).filter(([name]) => names.length === 0 || names.includes(name));
    for (const tool of chosen.flatMap(([, tools]) => tools)) await tryTool(stand, tool);
  } finally {
    await stand.close();
  }
}

async function tryTool(stand: Stand, tool: Tool): Promise<void> {
  console.log(`\n${tool.name}: ${tool.command}`);
  for (const document of ["actions", "openapi"] as const) {
    const folder = await mkdtemp(join(tmpdir(), "comparison-"));
    try {
      print(document, await count({ stand, folder, document }, tool));
    } catch (error) {
      console.log(`  ${document}.yaml: ${error instanceof Error ? error.message : error}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function count(setting: Setting, tool: Tool): Promise<Counted> {
  const { stand } = setting;
  const judge = await tool.open(setting);
  const start = performance.now();
  try {
    stand.change([]);
    // Twice, so that what changes by itself from run to run is nobody's finding.
    const before = stand.orders();
    const first = await judge.complaints();
    const orders = stand.orders() - before;
    const clean = new Set([...first, ...(await judge.complaints())]);
    const found: Mutation[] = [];
    const placed: Mutation[] = [];
    let played = 0;
    for (const mutation of changes) {
      if (performance.now() - start > MOST) break;
      stand.change([mutation]);
      const said = (await judge.complaints()).filter((line) => !clean.has(line));
      if (said.length > 0) found.push(mutation);
      if (namesPlace(said, placesOf(mutation, stand.touched(mutation)))) placed.push(mutation);
      played++;
    }
    return { found, placed, played, onClean: clean.size, orders, seconds: (performance.now() - start) / 1000 };
  } finally {
    await judge.close();
  }
}

function placesOf({ expected }: Mutation, place: ReadonlySet<string>): string[] {
  const pointers = expected?.flatMap(({ pointer }) => pointer) ?? [...place].map((each) => each.split(" ")[1] ?? "");
  return pointers.slice(0, 100);
}

/** `/17/rate`, `[17].rate` and `17.rate` are one place. */
function namesPlace(said: readonly string[], places: readonly string[]): boolean {
  const lines = said.map((line) => line.replace(/\]\.?|\.|\[/g, "/").replaceAll("//", "/"));
  return lines.some((line) => places.some((place) => line.includes(place)));
}

function print(document: string, { found, placed, played, onClean, orders, seconds }: Counted): void {
  const perRun = (seconds / (played + 2)).toFixed(1);
  console.log(
    `  ${document}.yaml: ${found.length} of ${played} changes reported, ${placed.length} of them at their place; ` +
      `${onClean} complaints about the unchanged panel; ${orders} orders and ${perRun} s a run`,
  );
  const kinds = Map.groupBy(changes.slice(0, played), ({ row }) => row);
  printTable(
    ["  kind of change", "seeded", "reported"],
    [...kinds].map(([row, all]) => [
      `  ${row} ${KINDS[row]}`,
      all.length,
      found.filter((one) => one.row === row).length,
    ]),
  );
}
