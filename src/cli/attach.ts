/** Ties a run to this process: its streams, its signals, its exit code. */
import process from "node:process";
import { Interruption } from "./exit.ts";
import type { Io } from "./io.ts";

/** Runs a program in this process. It sets the exit code and never exits by itself: that would cut a long answer short. */
export async function attach(run: (io: Io) => Promise<number>): Promise<void> {
  const { env, stdin, stdout, stderr } = process;
  const argv = process.argv.slice(2);
  process.exitCode = await run({ argv, env, stdin, stdout, stderr, signal: firstSignal() });
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Aborts on the first signal and then stands aside, so that a second one ends the process at once. */
function firstSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: (typeof SIGNALS)[number]) => {
    for (const name of SIGNALS) process.off(name, stop);
    controller.abort(new Interruption(signal));
  };
  for (const name of SIGNALS) process.on(name, stop);
  return controller.signal;
}
