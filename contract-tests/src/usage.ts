/** What every command shares: flags that are checked, errors of one line, exit codes. */
import { type ParseArgsConfig, parseArgs } from "node:util";

/** Exit codes of every command. */
export const EXIT = { conforms: 0, broken: 1, usage: 2, unverified: 3, interrupted: 130, terminated: 143 } as const;

/** Something the caller can mend: one line on stderr, exit 2. */
export class UsageError extends Error {}

export function readFlags<Options extends NonNullable<ParseArgsConfig["options"]>>(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    // parseArgs quotes what it does not know, and people paste keys there; a flag's name is safe, a value is not.
    const { code, message } = error as { code?: string; message: string };
    if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL")
      throw new UsageError("takes flags only; one argument has no -- before it");
    const flag = /--[a-z-]+/.exec(message)?.[0];
    throw new UsageError(`${flag ?? "a flag"} is unknown, or lacks its value; known are ${flagNames(options)}`);
  }
}

function flagNames(options: object): string {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .join(", ");
}

/** @throws {@link UsageError} unless the text is a whole number in the range. */
export function readInteger(flag: string, text: string, [min, max]: [number, number]): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new UsageError(`--${flag} takes a whole number from ${min} to ${max}`);
}

/** Runs a command; what it throws becomes one line and an exit code. */
export async function runCommand(name: string, command: () => Promise<number | undefined>): Promise<void> {
  // A reader that has seen enough, such as `| head -1`, closes the pipe. The verdict stays the exit code.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    console.error(`${name}: cannot write what it found (${error.code})`);
    process.exit(EXIT.usage);
  });
  try {
    process.exitCode = await command();
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = EXIT.usage;
  }
}
