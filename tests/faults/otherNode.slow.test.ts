/** The whole table once more, with the same client in the Node that this machine has beside the one of these tests. */
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import type { Operation } from "../../src/index.ts";
import { findOtherNode } from "../support/otherNode.ts";
import { rows } from "./rows/index.ts";
import { testRows } from "./support/check.ts";
import { bundleProgram, type OtherProcess, startProcess } from "./support/otherProcess.ts";

const execPath = findOtherNode([20, 99]);
const maySkip = process.env.CI_NO_SKIP !== "1";

/** One that reads and one that writes: the runtime sees no difference between the others. */
const operations: Operation[] = ["getOrderStatus", "addOrder"];

describe.skipIf(!execPath && maySkip)("in another Node (needs one on the PATH)", () => {
  let program: { file: string; folder: string };
  let other: OtherProcess;

  // Before each and not before all, so that each test fails and none counts as skipped.
  beforeEach(() => {
    if (!execPath) throw new Error("no other Node is on the PATH, and CI_NO_SKIP forbids to skip");
  });
  beforeAll(async () => {
    program = await bundleProgram();
    if (execPath) other = startProcess(program.file, { execPath });
  }, 60_000);
  afterAll(async () => {
    await other?.stop();
    await rm(program.folder, { recursive: true });
  });

  testRows(rows, { run: (job) => other.run(job), operations });
});
