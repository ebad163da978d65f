/** Processes of their own that use a ledger in a file. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";

export type Task = {
  /** `begin` begins each ref; `place` begins and ends each; `loop` places new refs until it is killed; `hold` begins and waits. */
  job: "begin" | "place" | "loop" | "hold";
  path: string;
  refs: readonly string[];
  /** Becomes this user first. */
  user?: number | undefined;
  /** No file may grow beyond so many blocks of 512 bytes. */
  blocks?: number;
  /** Waits until it is told to {@link go}. */
  waits?: boolean;
};

export type Worker = { child: ChildProcess; lines: () => string[]; closed: Promise<unknown> };

const script = join(import.meta.dirname, "worker.ts");

export function startWorker({ blocks, ...task }: Task): Worker {
  const command: [string, string[]] = blocks
    ? ["sh", ["-c", `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, script, JSON.stringify(task)]]
    : [process.execPath, [script, JSON.stringify(task)]];
  const child = spawn(...command, { stdio: ["pipe", "pipe", "inherit"] });
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  onTestFinished(() => void child.kill("SIGKILL"));
  return {
    child,
    // What follows the last line break was cut off.
    lines: () => text.split("\n").slice(0, -1),
    closed: once(child, "close"),
  };
}

/** Lets workers that wait go on, all at once, when all of them have started. */
export async function go(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map((worker) => untilLines(worker, 1)));
  for (const { child } of workers) child.stdin?.write("go");
}

/** Runs a worker to its end. */
export async function runWorker(task: Task): Promise<{ stdout: string }> {
  const worker = startWorker(task);
  await worker.closed;
  return {
    stdout: worker
      .lines()
      .map((line) => `${line}\n`)
      .join(""),
  };
}

/** Resolves as soon as the worker has said so many lines. */
export async function untilLines(worker: Worker, count: number): Promise<void> {
  while (worker.lines().length < count) {
    if (worker.child.exitCode !== null) throw new Error(`the worker ended with ${worker.child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
