/** What the scripts behind `npm start` and `npm run test:live` share: exit codes, errors of one line, a quiet end. */
import { EXIT as CODES, UsageError } from "../../src/cli/exit.ts";

export { UsageError };

/** The exit codes of every program, by the names of a check. */
export const EXIT = { ...CODES, conforms: CODES.ok, broken: CODES.no } as const;

/** Runs a command that takes nothing but the environment; what it throws becomes one line and an exit code. */
export async function runCommand(name: string, command: () => Promise<number>): Promise<void> {
  let lost = false;
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `| head -1`, closes the pipe. The verdict stays the exit code.
    if (code === "EPIPE" || lost) return;
    lost = true;
    process.exitCode = EXIT.usage;
    console.error(`${name}: cannot write what it found (${code})`);
  });
  try {
    // What stands there is not repeated: people paste keys.
    if (process.argv.length > 2) throw new UsageError("takes no flags and no words, only variables of the environment");
    const code = await command();
    if (!lost) process.exitCode = code;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = EXIT.usage;
  }
}
