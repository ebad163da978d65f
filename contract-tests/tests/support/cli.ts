/** Runs `autostagram-contract`: here with streams of its own, or as a process. */
import { join } from "node:path";
import { expect } from "vitest";
import { type Run, runWith, type Setting, type Spawned, start } from "../../../tests/cli/support/cli.ts";
import { runCli } from "../../src/cli/run.ts";

export { CANARY, type Run, type Setting } from "../../../tests/cli/support/cli.ts";

/** The program as it stands in the tree. */
export const MAIN = join(import.meta.dirname, "..", "..", "src", "cli", "main.ts");

/** Runs in this process, which is quick. */
export function runHere(argv: readonly string[], setting: Setting = {}): Promise<Run> {
  return runWith(runCli, argv, setting);
}

/** Starts the program as people start it. */
export function startHere(argv: readonly string[], env: Record<string, string> = {}): Spawned {
  return start(argv, { env, command: [process.execPath, MAIN] });
}

/** One line of talk after the program's name, exit 2, and nothing of the key. */
export function expectUsage({ code, stdout, stderr }: Run, words: string): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(words);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/^autostagram-contract: /);
}
