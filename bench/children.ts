/** Starts the servers under measurement, each in a process of its own, and sees to it that none is left behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that a server may take until it answers. */
const PATIENCE = 30_000;

export type Server = { url: string; stop: () => Promise<void> };

/** Starts a server whose first line of output is its URL. */
export async function startServer(args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const stop = stopperOf(child);
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([once(lines, "line"), once(child, "exit"), sleep(PATIENCE, [], { ref: false })]);
  if (typeof line === "string" && URL.canParse(line)) return { url: line, stop };
  await stop();
  throw new Error(`node ${args.join(" ")} did not print its URL`);
}

/** Starts a server that is told its URL, and waits until it answers there, whatever it says. Its output is dropped. */
export async function startServerAt(url: string, args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const stop = stopperOf(child);
  for (const deadline = performance.now() + PATIENCE; performance.now() < deadline; await sleep(100)) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.text();
    if (answer) return { url, stop };
  }
  await stop();
  throw new Error(`node ${args.join(" ")} does not answer at ${url}`);
}

function stopperOf(child: ChildProcess): () => Promise<void> {
  const kill = () => child.kill();
  process.once("exit", kill);
  return async () => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    kill();
    await exited;
  };
}
