/** `autostagram-contract mock`: a panel on this machine, which can also go wrong on purpose. */
import { once } from "node:events";
import { Option } from "commander";
import { EXIT, Interruption, UsageError } from "../../../../src/cli/exit.ts";
import { type ReadFlag, readText } from "../../../../src/cli/usage.ts";
import { ACTIONS, readDescription } from "../../description.ts";
import { type FaultRule, readFaultRule } from "../../mock/faults/rules.ts";
import { LATENCY_WORDS, type Latency, readLatency } from "../../mock/latency.ts";
import { createStage, MOCK_DEFAULTS, type Mock, startMock } from "../../mock/server.ts";
import type { Context, Define, GlobalFlags } from "../context.ts";
import { readWhole } from "../flags.ts";
import { MOCK_HELP } from "./mockHelp.ts";

type Flags = GlobalFlags & {
  port: number;
  key: string;
  lenient?: true;
  steps: number;
  spend?: true;
  example?: string;
  latency?: Latency;
  fault: FaultRule[];
  seed: number;
  description: string;
};

export function addMock(define: Define): void {
  const moreFaults = (text: string, earlier: FaultRule[]) => [...earlier, readFaultRule(readText("--fault")(text))];
  define("mock", play)
    .description("Serves a panel on this machine, without a key and without costs.")
    .addOption(numberFlag("--port <number>", "where it listens on 127.0.0.1; 0: any free port", 4010, [0, 65535]))
    .option("--key <text>", "the one key that it takes, no secret", readText("--key"), MOCK_DEFAULTS.key)
    .option("--lenient", "answer whenever the operation is clear; objections go to a header")
    .addOption(
      numberFlag("--steps <number>", "status calls until an order moves; 0: never", MOCK_DEFAULTS.steps, [0, 1000]),
    )
    .option("--spend", "orders take their price from the balance")
    .option("--example <name>", "answer with this example, where an operation has it", readText("--example"))
    .option("--latency <ms>", "milliseconds before an answer, or a range: 100-500", readLatencyFlag)
    .addOption(
      new Option("--fault <fault>", "what goes wrong, see below; can be given several times")
        .argParser(moreFaults)
        .default([], "none"),
    )
    .addOption(numberFlag("--seed <number>", "decides what is left to chance", MOCK_DEFAULTS.seed, [0, 2 ** 32 - 1]))
    .addOption(
      new Option("--description <file>", "another description with one path per operation")
        .argParser(readText("--description"))
        .default(ACTIONS, "the panel API"),
    )
    .addHelpText("after", MOCK_HELP);
}

function numberFlag(flags: string, words: string, otherwise: number, range: [number, number]): Option {
  const [name = ""] = flags.split(" ");
  return new Option(flags, words).argParser(readWhole(name, range)).default(otherwise);
}

const readLatencyFlag: ReadFlag<Latency> = (text) => {
  const latency = readLatency(text);
  if (latency) return latency;
  throw new UsageError(`--latency takes ${LATENCY_WORDS}`);
};

async function play(context: Context, flags: Flags): Promise<number> {
  const { output, io } = context;
  const mock = await openMock(context, flags);
  await output.data(`${mock.url}\ncurl -d key=${flags.key} -d action=services ${mock.url}\n`);
  if (!io.signal.aborted) await once(io.signal, "abort");
  await mock.close();
  return io.signal.reason instanceof Interruption ? io.signal.reason.code : EXIT.ok;
}

async function openMock({ output }: Context, { fault, description, ...flags }: Flags): Promise<Mock> {
  const stage = await createStage(await readDescription(description));
  const onFault = (name: string, operation = "-") => void output.say(`${operation}  ${name}\n`);
  const { port, key, steps, seed, example, latency } = flags;
  const { lenient = false, spend = false } = flags;
  const options = { port, key, steps, seed, example, latency, lenient, spend, faults: fault, onFault };
  return await startMock(stage, options).catch((error) => {
    throw portError(error, port);
  });
}

const REASONS: { readonly [code: string]: string } = {
  EADDRINUSE: "is taken",
  EACCES: "needs more rights than you have",
};

function portError(error: NodeJS.ErrnoException, port: number): Error {
  const reason = REASONS[error.code ?? ""];
  return reason
    ? new UsageError(`port ${port} on 127.0.0.1 ${reason}; choose another with --port, or 0 for any free one`)
    : error;
}
