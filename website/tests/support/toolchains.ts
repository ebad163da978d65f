/** How a program of each language is run, with the tools of this machine. */
import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { Language } from "./blocks.ts";

export type Run = { code: number | null; output: string };

type Toolchain = {
  /** What shows that the tool is there. */
  probe: readonly [command: string, ...args: string[]];
  /** What the first program would wait for, and every other one that starts beside it. */
  warmUp?: readonly [command: string, ...args: string[]];
  file: string;
  command(file: string): readonly [command: string, ...args: string[]];
};

export const TOOLCHAINS: { readonly [language in Language]: Toolchain } = {
  ts: { probe: [process.execPath, "--version"], file: "program.ts", command: (file) => [process.execPath, file] },
  php: {
    probe: ["php", "-r", "exit(extension_loaded('curl') ? 0 : 1);"],
    file: "program.php",
    command: (file) => ["php", "-d", "display_errors=stderr", "-d", "error_reporting=-1", file],
  },
  sh: { probe: ["bash", "--version"], file: "program.sh", command: (file) => ["bash", "-eu", file] },
  python: { probe: ["python3", "-c", "import requests"], file: "program.py", command: (file) => ["python3", file] },
  go: {
    probe: ["go", "version"],
    warmUp: ["go", "build", "net/http", "encoding/json"],
    file: "program.go",
    command: (file) => ["go", "run", file],
  },
  java: {
    probe: ["javac", "-version"],
    file: "Sample.java",
    command: (file) => ["java", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", file],
  },
};

export function isThere(language: Language): boolean {
  const [command, ...args] = TOOLCHAINS[language].probe;
  return spawnSync(command, args, { timeout: 20_000 }).status === 0;
}

export function warmUp(language: Language): void {
  const { warmUp: [command, ...args] = [] } = TOOLCHAINS[language];
  if (command) spawnSync(command, args, { cwd: tmpdir(), timeout: 300_000 });
}

/** Runs a program to its end in a folder of its own. */
export async function runProgram(language: Language, code: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Run> {
  const { file, command } = TOOLCHAINS[language];
  // Beside the links into the repository, so that nothing is written there.
  const place = join(cwd, language === "java" || language === "go" ? "sample" : "");
  await mkdir(place, { recursive: true });
  await writeFile(join(place, file), code);
  const [program, ...args] = command(join(place, file));
  const child = spawn(program, args, { cwd, env: cleanEnv(env), stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
  const said = listen(child);
  const [status] = await once(child, "close");
  return { code: status, output: said.output };
}

/** Starts a program that serves, asks it something once it has said where it is, and stops it. The answer ends the output. */
export async function runServer(
  code: string,
  cwd: string,
  { env, ask }: { env: NodeJS.ProcessEnv; ask: (url: string) => Promise<string> },
): Promise<Run> {
  // In a process group of its own: npm starts what serves, and Ctrl-C reaches both.
  const child = spawn("bash", ["-eu", "-c", code], {
    cwd,
    env: cleanEnv(env),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    timeout: 120_000,
  });
  const closed = once(child, "close");
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  const said = listen(child, (output) => {
    const [, place] = /^(http:\/\/127\.0\.0\.1:\d+\/\S+)\n/m.exec(output) ?? [];
    if (place) resolve(place);
  });
  closed.then(() => reject(new Error(`it has ended, and said:\n${said.output}`)), reject);
  try {
    const answer = await ask(await url);
    return { code: 0, output: `${said.output}${answer}\n` };
  } finally {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, "SIGINT");
    await closed;
  }
}

/** Gathers what a program says, and tells the listener all of it each time. */
function listen({ stdout, stderr }: ChildProcessByStdio<null, Readable, Readable>, heard?: (output: string) => void) {
  const said = { output: "" };
  for (const stream of [stdout, stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      said.output += text;
      heard?.(said.output);
    });
  }
  return said;
}

/** Nothing of the machine's own settings reaches a sample, and no proxy stands between it and the mock. */
function cleanEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^AUTOSTAGRAM_|_proxy$|^NODE_OPTIONS$|^VITEST/i.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: "1", REDOCLY_TELEMETRY: "off", ...env };
}
