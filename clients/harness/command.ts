/** Runs the commands of a language: with an end to their time, and without anything that outlives them. */
import { spawn } from "node:child_process";
import type { RunOptions } from "../language.ts";

export type Finished = { stdout: string; stderr: string; failure?: string };

/** Lines of output that are shown of a command that failed. */
const TAIL = 40;

const TIMEOUT = 600_000;

type Started = { command: string; args: readonly string[]; options?: RunOptions };

/** Never rejects: how the command ended is in `failure`. */
export async function finish({ command, args, options = {} }: Started): Promise<Finished> {
  const { cwd, env = {}, input, timeout = TIMEOUT } = options;
  // In a group of its own, so that what it started ends with it.
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: process.platform !== "win32" });
  const kill = () => end(child.pid);
  process.once("exit", kill);
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      output[name] += text;
    });
  }
  // It may end before it has read what it is given.
  child.stdin.on("error", () => {}).end(input ?? "");
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, timeout);
  const failure = await new Promise<string | undefined>((resolve) => {
    child.once("error", (error) => resolve(`${command} did not start: ${error.message}`));
    child.once("close", (code, signal) => resolve(code === 0 ? undefined : `${command} ended with ${code ?? signal}`));
  });
  clearTimeout(timer);
  process.off("exit", kill);
  const found = isLate ? `${command} did not end within ${timeout / 1000} s` : failure;
  return { ...output, ...(found && { failure: found }) };
}

/** @throws with the tail of what it wrote when it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { stdout, stderr, failure } = await finish({ command, args, options });
  if (failure === undefined) return stdout;
  const tail = `${stdout}\n${stderr}`.split("\n").filter(Boolean).slice(-TAIL);
  throw new Error([`${failure}: ${[command, ...args].join(" ").slice(0, 200)}`, ...tail].join("\n"));
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
