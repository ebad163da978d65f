/** Runs everything, prints what a person can read, and gives the exit code. */
import { readCases } from "./cases.ts";
import { ACTIONS, type Description, readDescription } from "./description.ts";
import { playDeviations } from "./deviations.ts";
import { createExaminer } from "./examine.ts";
import { findingLine } from "./findings.ts";
import { drawMatrix, findingsIn, type Row } from "./matrix.ts";
import { createStage } from "./mock/server.ts";
import type { LiveSettings } from "./settings.ts";
import { runLive, runOnMock } from "./suite.ts";
import { EXIT } from "./usage.ts";

/** At most one call a second: panels limit calls, and others share the limit. On this machine nobody waits. */
const LIVE_PAUSE = 1000;

export async function checkMock(): Promise<number> {
  const started = performance.now();
  const description = await readDescription(ACTIONS);
  const [cases, stage] = [await readCases(), await createStage(description)];
  const examine = createExaminer(description);

  console.log("Ten operations against the embedded mock, over the bare wire and through the typed client\n");
  const rows = await runOnMock(stage, examine, cases);
  const holes = printRun(description, rows);
  console.log("Deviations played to itself");
  const played = await playDeviations(stage, examine, cases);
  for (const { name, operation, pointer, finding } of played) {
    console.log(
      finding ? `  found       ${name}: ${findingLine(finding)}` : `  OVERLOOKED  ${name}: ${operation} ${pointer}`,
    );
  }

  const overlooked = played.filter(({ finding }) => !finding).length;
  const failed = rows.filter(({ verdict }) => verdict.status !== "passed").length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `\n${rows.length} checks, ${failed} failed, ${holes} holes; ${played.length} deviations, ${overlooked} overlooked; ${seconds} s`,
  );
  return failed + overlooked + holes > 0 ? EXIT.broken : EXIT.conforms;
}

export async function checkLive({ url, key, ids }: LiveSettings): Promise<number> {
  const description = await readDescription(ACTIONS);
  const examine = createExaminer(description);
  const pause = new URL(url).protocol === "http:" ? 0 : LIVE_PAUSE;
  console.log(`Read-only cases against ${url}, over the bare wire and through the typed client\n`);
  const rows = await runLive(examine, { url, key }, await readCases(), { ids, pause });
  printRun(description, rows);
  const run = rows.filter(({ verdict }) => verdict.status !== "skipped");
  const breaking = findingsIn(rows).filter(({ severity }) => severity === "breaking").length;
  const unverified = run.filter(({ verdict }) => verdict.status === "unverified").length;
  console.log(`\n${run.length} checks, ${breaking} breaking findings, ${unverified} not verified`);
  if (breaking > 0) return EXIT.broken;
  return unverified > 0 ? EXIT.unverified : EXIT.conforms;
}

/** Prints the matrix, what it leaves open and what was found; gives the number of cells left open. */
function printRun({ operations }: Description, rows: readonly Row[]): number {
  const names = operations.map(({ id }) => id);
  const { table, holes } = drawMatrix(names, rows);
  console.log(`${table}\n`);
  for (const hole of holes) console.log(`not covered  ${hole}`);
  printFindings(rows);
  return holes.length;
}

function printFindings(rows: readonly Row[]): void {
  for (const finding of findingsIn(rows)) console.log(findingLine(finding));
  for (const { case: found, channel, verdict } of rows) {
    if (verdict.status === "unverified")
      console.log(`not verified  ${found.operation} ${found.name} (${channel}): ${verdict.reason}`);
  }
}
