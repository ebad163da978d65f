/** The commands and flags, and what `--help` says of them. */
import { Command, Option } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { COLOUR_MODES } from "./colour.ts";
import { addBalance } from "./commands/balance.ts";
import { addCancel } from "./commands/cancel.ts";
import { addLedger } from "./commands/ledger.ts";
import { addOrder } from "./commands/order.ts";
import { addRefill } from "./commands/refill.ts";
import { addServices } from "./commands/services.ts";
import { addStatus } from "./commands/status.ts";
import { addWatch } from "./commands/watch.ts";
import type { Output } from "./output.ts";
import type { Desk, GlobalFlags, Session } from "./session.ts";
import { readSeconds, readText, readWord } from "./usage.ts";

/** A command: does its work with what it was given, and says what to exit with. */
type Work<Given, Flags extends GlobalFlags = GlobalFlags> = (
  given: Given,
  flags: Flags,
  args: string[],
) => Promise<number>;

/** Makes a command of this name that does this work, for the caller to give flags and words to. */
export type Define<Given = Session> = <Flags extends GlobalFlags>(name: string, work: Work<Given, Flags>) => Command;

/** Does the work of a command whose flags are read. */
type Run<Given> = (work: Work<Given>, flags: GlobalFlags, args: string[]) => Promise<void>;

/** How commands are run that ask a panel, and those that do not and need no key. */
type Runs = { panel: Run<Session>; desk: Run<Desk> };

const AFTER_HELP = `
The key comes from AUTOSTAGRAM_KEY, from a file or from stdin, never from the
command line. AUTOSTAGRAM_URL names another panel than 오토스타그램.

Data goes to stdout, everything else to stderr, in colour on a terminal only:
--color beats NO_COLOR, NO_COLOR beats FORCE_COLOR.

Exit codes:
  0    done
  1    the panel said no, to the call or to some of its ids; or you did, when
       you were asked
  2    the command line, the key or a file has to be mended; nothing was
       ordered, refilled or cancelled
  3    no usable answer: no network, a key that is not let in, too many calls,
       some ids left unanswered, or an order, refill or cancel that may exist
  130  stopped by Ctrl-C (SIGINT)
  143  stopped by SIGTERM
Of 1 and 3 it is 3: what is not known must not be overlooked.`;

/** Makes the program. Its messages go to the output; what it cannot read it throws as a `CommanderError`. */
export function createProgram(output: Output, runs: Runs): Command {
  const program = new Command("autostagram")
    .description("Orders, refills and cancels at the panel of 오토스타그램, and at other panels of its protocol.")
    .version(manifest.version, "--version", "show the version")
    .usage("<command> [flags]")
    .helpOption("--help", "show this, or the flags of a command")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void output.data(text),
      writeErr: (text) => void output.say(text),
      // Commander repeats what it cannot read, and people paste keys there.
      outputError: () => {},
    })
    .configureHelp({ showGlobalOptions: true });
  addGlobalFlags(program);
  for (const add of [addServices, addOrder, addStatus, addRefill, addCancel, addBalance, addWatch]) {
    add(defineIn(program, runs.panel));
  }
  addLedger(defineIn(program, runs.desk));
  return program.addHelpText("after", AFTER_HELP);
}

function defineIn<Given>(program: Command, run: Run<Given>): Define<Given> {
  return (name, work) => {
    const command = program.command(name).helpOption("--help", "show this");
    return command.action(async () => run(work as Work<Given>, command.optsWithGlobals(), command.args));
  };
}

function addGlobalFlags(program: Command): void {
  program
    .option("--url <address>", "the panel's address, with /api/v2; https, or http to this machine", readText("--url"))
    .option("--key-file <path>", "a file that holds the key and nothing else; - is stdin", readText("--key-file"))
    .addOption(new Option("--json", "write JSON: everything, as the client gives it").conflicts("csv"))
    .option("--csv", "write CSV, safe to open in a spreadsheet")
    .option("--color <when>", "always, never or auto", readWord("--color", COLOUR_MODES), "auto")
    .addOption(
      new Option("--timeout <seconds>", "how long one call may take")
        .argParser(readSeconds("--timeout", [0.001, 600]))
        .default(30_000, "30"),
    )
    .option("--debug", "tell every call, and where errors come from; the key stays masked");
}
