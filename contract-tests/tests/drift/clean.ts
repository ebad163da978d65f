/** Runs against panels that keep the contract: whatever they are told to have broken is a false alarm. */
import { type Stage, startMock } from "../../src/mock/server.ts";
import { verify } from "../../src/verify/verify.ts";
import { harmlessFor } from "./harmless.ts";
import { CANARY, type Theatre } from "./theatre.ts";
import { lineOf } from "./verdict.ts";
import { KNOWN, worldOf } from "./world.ts";

export const CLEAN_RUNS = 100;

/** What a run complained of, breaking or drift, by the number of the run. */
export async function cleanRun(stage: Stage, theatre: Theatre, seed: number): Promise<string[]> {
  const report = seed % 4 === 0 ? await onMock(stage, seed) : await onWorld(theatre, seed);
  const alarms = report.findings.filter(({ severity }) => severity !== "tolerated").map(lineOf);
  return report.verdict === "conforms" ? alarms : [...alarms, `the verdict is ${report.verdict}`];
}

/** The mock as it comes, with a state of its own. */
async function onMock(stage: Stage, seed: number) {
  const options = { key: CANARY, steps: seed % 3, lenient: seed % 8 === 0, spend: seed % 5 === 0 };
  const mock = await startMock(stage, options);
  try {
    const { description } = stage;
    return await verify({ description, url: mock.url, key: CANARY, ids: KNOWN, pace: 0, allowWrites: seed % 16 === 0 });
  } finally {
    await mock.close();
  }
}

async function onWorld(theatre: Theatre, seed: number) {
  const { report } = await theatre.play(harmlessFor(seed), { allowWrites: seed % 2 === 0 }, worldOf(seed));
  return report;
}
