/** The commands and flags of `autostagram-contract`, and what `--help` says of them. */
import { Command } from "commander";
import { COLOUR_MODES } from "../../../src/cli/colour.ts";
import type { Output } from "../../../src/cli/output.ts";
import { readWord } from "../../../src/cli/usage.ts";
import manifest from "../../package.json" with { type: "json" };
import { addCheckRecording } from "./commands/checkRecording.ts";
import { addMock } from "./commands/mock.ts";
import { addProxy } from "./commands/proxy.ts";
import { addVerify } from "./commands/verify.ts";
import type { Work } from "./context.ts";

/** Does the work of a command whose flags are read. */
type Run = (work: Work<unknown>, flags: unknown, args: string[]) => Promise<void>;

const AFTER_HELP = `
The key comes from AUTOSTAGRAM_KEY, from a file or from stdin, never from the
command line. The key of the mock is no secret.

Data goes to stdout, everything else to stderr, in colour on a terminal only:
--color beats NO_COLOR, NO_COLOR beats FORCE_COLOR.

Exit codes:
  0    the panel keeps its contract
  1    it breaks its contract; with --strict also when it only drifts from it
  2    the command line, the key, a file or a port has to be mended
  3    could not be verified: no network, a key that is not let in, too little
       covered
  130  stopped by Ctrl-C (SIGINT)
  143  stopped by SIGTERM
Of several it is 1 if anything broke, else that of the signal, else 3.`;

/** Makes the program. Its messages go to the output; what it cannot read it throws as a `CommanderError`. */
export function createProgram(output: Output, run: Run): Command {
  const program = new Command("autostagram-contract")
    .description("Checks whether a panel keeps the contract of the panel API, and spends nothing.")
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
    .configureHelp({ showGlobalOptions: true })
    .option("--color <when>", "always, never or auto", readWord("--color", COLOUR_MODES), "auto")
    .option("--debug", "tell where errors come from; the key stays masked");
  for (const add of [addVerify, addCheckRecording, addProxy, addMock]) {
    add((name, work) => {
      const command = program.command(name).helpOption("--help", "show this");
      return command.action(async () => run(work as Work<unknown>, command.optsWithGlobals(), command.args));
    });
  }
  return program.addHelpText("after", AFTER_HELP);
}
