/** One run of the command line `autostagram-contract`. */
import type { Io } from "../../../src/cli/io.ts";
import { runProgram } from "../../../src/cli/runProgram.ts";
import type { UsageWords } from "../../../src/cli/usage.ts";
import { createProgram } from "./program.ts";

const WORDS: UsageWords = {
  flags: {},
  problems: {
    "commander.missingArgument": "lacks its file; --help shows how",
    "commander.excessArguments": "one argument is too many, or has no -- before it",
  },
};

/** Runs a command and says what to exit with. Never rejects. */
export function runCli(io: Io): Promise<number> {
  return runProgram(io, {
    name: "autostagram-contract",
    words: WORDS,
    create: (output, exit) =>
      createProgram(output, async (work, flags, args) => exit(await work({ io, output }, flags, args))),
  });
}
