/** One run of a program with commands: from the arguments to the exit code. */
import { type Command, CommanderError } from "commander";
import { dump } from "./debug.ts";
import { EXIT } from "./exit.ts";
import { describeFailure } from "./failure.ts";
import type { Io } from "./io.ts";
import { Output } from "./output.ts";
import { cutUnknownValues, type UsageWords, usageError } from "./usage.ts";

/** What sets one program apart from another. */
export type Program = {
  /** Stands before each line that it tells. */
  name: string;
  /** Makes the commands; each hands over what to exit with. */
  create(output: Output, exit: (code: number) => void): Command;
  words: UsageWords;
};

/** Runs a command, writes what it found and what went wrong, and says what to exit with. Never rejects. */
export async function runProgram(io: Io, { name, create, words }: Program): Promise<number> {
  const output = new Output(io, name);
  let code: number = EXIT.ok;
  const program = create(output, (own) => {
    code = own;
  });
  try {
    await program.parseAsync(cutUnknownValues(program, io.argv), { from: "user" });
  } catch (error) {
    code = await fail(error, { words, output, debug: io.argv.includes("--debug") });
  }
  await output.drained();
  return code;
}

type Telling = { words: UsageWords; output: Output; debug: boolean };

async function fail(error: unknown, { words, output, debug }: Telling): Promise<number> {
  // Commander throws for --help and --version too, and after it has shown the help because there was no command.
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  if (error instanceof CommanderError && error.code === "commander.help") return EXIT.usage;
  const told = error instanceof CommanderError ? usageError(error, words) : error;
  const { code, lines } = describeFailure(told);
  if (debug) await output.say(dump(told));
  await output.tell(...lines);
  return code;
}
