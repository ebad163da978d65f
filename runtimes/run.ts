/**
 * Tries the packed client in every runtime: ten calls, then faults, one line for each runtime.
 *   use  npm run test:runtimes [-- NAME…]
 *   exit 0 every runtime shows what runtimes/expected.ts says; 1 one does not, or one is missing and CI_NO_SKIP=1;
 *        2 there is no such runtime
 */
import { rm } from "node:fs/promises";
import { ACTIONS, readDescription } from "../contract-tests/src/description.ts";
import { createStage } from "../contract-tests/src/mock/server.ts";
import { createFolder } from "../tests/support/checkout.ts";
import { packInto } from "./project.ts";
import { type Runtime, runtimes } from "./runtimes.ts";
import { type Ground, KEY, tryRuntime } from "./trial.ts";

const COLUMNS = { runtime: 14, version: 15, calls: 10, faults: 10, "refused port": 14, "require()": 11, verdict: 7 };

type Row = { [column in keyof typeof COLUMNS]?: string };

function print(row: Row): void {
  const cells = Object.entries(COLUMNS).map(([name, width]) => (row[name as keyof Row] ?? "").padEnd(width));
  console.log(cells.join("").trimEnd());
}

/** A runtime's row, and what is wrong with it. */
async function lineOf(runtime: Runtime, ground: Ground): Promise<{ row: Row; complaints: string[] }> {
  const missing = runtime.missing();
  if (missing) return { row: { runtime: runtime.name, verdict: "skipped" }, complaints: [missing] };
  const row: Row = { runtime: runtime.name, version: await runtime.version() };
  try {
    const { calls, faults, of, refused, complaints } = await tryRuntime(runtime, ground);
    row.calls = `${calls} of ${of.calls}`;
    row.faults = `${faults} of ${of.faults}`;
    row["refused port"] = refused;
    row["require()"] = runtime.require ? "yes" : "none";
    return { row: { ...row, verdict: complaints.length === 0 ? "passed" : "failed" }, complaints };
  } catch (error) {
    return { row: { ...row, verdict: "failed" }, complaints: [String(error).replaceAll(KEY, "[key]")] };
  }
}

async function main(chosen: Runtime[]): Promise<void> {
  const verdicts: (string | undefined)[] = [];
  const folder = await createFolder();
  try {
    const ground = {
      tarball: await packInto(folder),
      description: await createStage(await readDescription(ACTIONS)),
    };
    print(Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, name])));
    for (const runtime of chosen) {
      const { row, complaints } = await lineOf(runtime, ground);
      print(row);
      for (const complaint of complaints) console.log(`  ${complaint}`);
      verdicts.push(row.verdict);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const mayNotSkip = process.env.CI_NO_SKIP === "1" && verdicts.includes("skipped");
  if (mayNotSkip || verdicts.includes("failed")) process.exitCode = 1;
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !runtimes.some((runtime) => runtime.name === name));
if (unknown.length > 0) {
  console.error(`There is no such runtime; there are ${runtimes.map(({ name }) => name).join(", ")}.`);
  process.exitCode = 2;
} else {
  await main(runtimes.filter(({ name }) => names.length === 0 || names.includes(name)));
}
