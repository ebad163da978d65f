/** One run of the command line: from the arguments to the exit code. */
import { CommanderError } from "commander";
import { dump } from "./debug.ts";
import { EXIT } from "./exit.ts";
import { describeFailure } from "./failure.ts";
import type { Io } from "./io.ts";
import { Output } from "./output.ts";
import { createProgram } from "./program.ts";
import { openSession } from "./session.ts";
import { cutUnknownValues, usageError } from "./usage.ts";

/** Runs a command, writes what it found and what went wrong, and says what to exit with. Never rejects. */
export async function runCli(io: Io): Promise<number> {
  const output = new Output(io);
  let code: number = EXIT.ok;
  const program = createProgram(output, async (command, flags, args) => {
    code = await command(await openSession(io, output, flags), flags, args);
  });
  try {
    await program.parseAsync(cutUnknownValues(program, io.argv), { from: "user" });
  } catch (error) {
    code = await fail(error, output, io.argv.includes("--debug"));
  }
  await output.drained();
  return code;
}

async function fail(error: unknown, output: Output, debug: boolean): Promise<number> {
  // Commander throws for --help and --version too, and after it has shown the help because there was no command.
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  if (error instanceof CommanderError && error.code === "commander.help") return EXIT.usage;
  const told = error instanceof CommanderError ? usageError(error) : error;
  const { code, lines } = describeFailure(told);
  if (debug) await output.say(dump(told));
  await output.say(lines.map((line, index) => `${index === 0 ? "autostagram: " : "  "}${line}\n`).join(""));
  return code;
}
