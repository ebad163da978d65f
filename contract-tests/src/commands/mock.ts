/**
 * A local panel to develop against, without a key and without costs.
 *   use  npm run mock -- [--port 4010] [--key demo] [--lenient] [--steps 1] [--spend] [--description FILE]
 *   exit 2 usage, a broken description, or the port is taken · 130 Ctrl-C · 143 SIGTERM
 */
import { ACTIONS, readDescription } from "../description.ts";
import { createStage, MOCK_DEFAULTS, startMock } from "../mock/server.ts";
import { EXIT, readFlags, readInteger, runCommand, UsageError } from "../usage.ts";

const HELP = `A local panel to develop against, without a key and without costs.

  npm run mock -- [flags]

  --port NUMBER   where it listens on 127.0.0.1; 0 takes any free port (default 4010)
  --key TEXT      the one key it takes, no secret (default ${MOCK_DEFAULTS.key})
  --lenient       answers whenever the operation is clear; objections go to a response header
  --steps NUMBER  status calls for which a placed order stays as it is; 0: it never moves (default 1)
  --spend         orders take their price from the balance
  --description FILE  another description with one path per operation
`;

await runCommand("mock", async () => {
  const flags = readFlags({
    port: { type: "string", default: "4010" },
    key: { type: "string", default: MOCK_DEFAULTS.key },
    lenient: { type: "boolean", default: false },
    steps: { type: "string", default: "1" },
    spend: { type: "boolean", default: false },
    description: { type: "string", default: ACTIONS },
    help: { type: "boolean", default: false },
  });
  if (flags.help) {
    console.log(HELP);
    return EXIT.conforms;
  }
  const port = readInteger("port", flags.port, [0, 65535]);
  const steps = readInteger("steps", flags.steps, [0, 1000]);
  const stage = await createStage(await readDescription(flags.description));
  const { key, lenient, spend } = flags;
  const mock = await startMock(stage, { port, steps, key, lenient, spend }).catch((error) => {
    throw portError(error, port);
  });
  console.log(mock.url);
  console.log(`curl -d key=${key} -d action=services ${mock.url}`);
  return await stopped(mock.close);
});

function portError(error: NodeJS.ErrnoException, port: number): Error {
  const reasons: Record<string, string> = { EADDRINUSE: "is taken", EACCES: "needs more rights than you have" };
  const reason = reasons[error.code ?? ""];
  return reason
    ? new UsageError(`port ${port} on 127.0.0.1 ${reason}; choose another with --port, or 0 for any free one`)
    : error;
}

/** Waits for Ctrl-C or a polite kill, and frees the port. */
function stopped(close: () => Promise<void>): Promise<number> {
  return new Promise((resolve) => {
    const stop = (code: number) => () => void close().then(() => resolve(code));
    process.once("SIGINT", stop(EXIT.interrupted));
    process.once("SIGTERM", stop(EXIT.terminated));
  });
}
