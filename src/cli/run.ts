/** One run of the command line `autostagram`. */
import type { Io } from "./io.ts";
import { createProgram } from "./program.ts";
import { runProgram } from "./runProgram.ts";
import { openDesk, openSession } from "./session.ts";
import type { UsageWords } from "./usage.ts";

const WORDS: UsageWords = {
  flags: {
    "--insecure-http":
      "there is no --insecure-http: the key would cross the network for all to read. http goes to this machine only",
  },
  problems: {
    "commander.missingArgument": "takes at least one id, or - to read ids from stdin",
    "commander.conflictingOption": "--json and --csv exclude each other",
  },
};

/** Runs a command and says what to exit with. Never rejects. */
export function runCli(io: Io): Promise<number> {
  return runProgram(io, {
    name: "autostagram",
    words: WORDS,
    create: (output, exit) =>
      createProgram(output, {
        panel: async (work, flags, args) => exit(await work(await openSession(io, output, flags), flags, args)),
        desk: async (work, flags, args) => exit(await work(openDesk(io, output, flags), flags, args)),
      }),
  });
}
