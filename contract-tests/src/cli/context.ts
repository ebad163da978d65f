/** What every command of `autostagram-contract` works with. */
import type { Command } from "commander";
import type { ColourMode } from "../../../src/cli/colour.ts";
import type { Io } from "../../../src/cli/io.ts";
import type { Output } from "../../../src/cli/output.ts";

/** Everything from outside, and the only place to write to. */
export type Context = { io: Io; output: Output };

/** The flags that every command takes beside its own. */
export type GlobalFlags = { color: ColourMode; debug?: true };

/** Does what a command is for, and says what to exit with. */
export type Work<Flags> = (context: Context, flags: Flags, args: string[]) => Promise<number>;

/** Makes a command of this name that does this work, for the caller to give flags and words to. */
export type Define = <Flags>(name: string, work: Work<Flags>) => Command;
