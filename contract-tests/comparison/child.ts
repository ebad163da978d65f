/** Runs other people's programs, for no longer than allowed. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type Output = { code: number | null; stdout: string; stderr: string };

export type RunOptions = {
  cwd: string;
  /** Milliseconds, after which it is ended. */
  timeout: number;
};

export async function run(command: readonly string[], { cwd, timeout }: RunOptions): Promise<Output> {
  const child = launch(command, cwd);
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (chunk: string) => {
      output[name] += chunk;
    });
  }
  const timer = setTimeout(() => child.kill("SIGKILL"), timeout);
  await once(child, "close");
  clearTimeout(timer);
  return { code: child.exitCode, ...output };
}

/** Gone at the latest when this process is. */
export function launch([program = "", ...args]: readonly string[], cwd: string): ChildProcess {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => child.kill();
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return child;
}
