/** Flags that several commands share. */
import { type Command, Option } from "commander";
import { type ColourMode, wantsColour } from "../../../src/cli/colour.ts";
import { UsageError } from "../../../src/cli/exit.ts";
import { type Key, readKey } from "../../../src/cli/key.ts";
import { type ReadFlag, readText } from "../../../src/cli/usage.ts";
import { type ReportFile, readReportFlag } from "../report/files.ts";
import type { Context } from "./context.ts";

export { addTargetFlags, readTarget, type Target, type TargetFlags } from "./target.ts";

/** What {@link addReportFlags} adds. */
export type ReportFlags = {
  report: ReportFile[];
  baseline?: string;
  strict?: true;
  /** Per cent. */
  minCoverage?: number;
};

/** What becomes of the findings. */
export function addReportFlags(command: Command): Command {
  const more = (text: string, earlier: ReportFile[]) => [...earlier, readReportFlag(readText("--report")(text))];
  return command
    .addOption(
      new Option("--report <FORMAT=FILE>", "write a report; can be given several times")
        .argParser(more)
        .default([], "none"),
    )
    .option("--baseline <file>", "an earlier JSON report; only what is new fails", readText("--baseline"))
    .option("--strict", "fail for drift too")
    .option("--min-coverage <percent>", "exit 3 below this", readWhole("--min-coverage", [0, 100]));
}

/** What {@link addKeyFlag} adds. */
export type KeyFlags = { keyFile?: string };

export function addKeyFlag(command: Command): Command {
  return command.option(
    "--key-file <path>",
    "a file that holds the key and nothing else; - is stdin",
    readText("--key-file"),
  );
}

/** The key from the environment, a file or stdin. From here on the output masks it. */
export function readKeyOf({ io, output }: Context, { keyFile }: KeyFlags): Promise<Key> {
  return readKey(io, output, keyFile);
}

/** A whole number in a range. */
export function readWhole(flag: string, [min, max]: readonly [number, number]): ReadFlag<number> {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    throw new UsageError(`${flag} takes a whole number from ${min} to ${max}`);
  };
}

/** How to draw what goes to stdout. */
export function lookOf({ io }: Context, { color }: { color: ColourMode }): { colour: boolean; width?: number } {
  const { stdout, env } = io;
  const colour = wantsColour(stdout, color, env);
  return stdout.isTTY && stdout.columns ? { colour, width: stdout.columns } : { colour };
}
