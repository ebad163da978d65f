/** Runs the command line: here with streams of its own, or as a process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect } from "vitest";
import type { Io } from "../../../src/cli/io.ts";
import { runCli } from "../../../src/cli/run.ts";
import type { Received, Reply } from "../../support/panel.ts";

/** Every character of it that a form, JSON or a page can escape is one that it does escape. */
export const CANARY = "canary+5f1c/0e7a&=%25<'\">z";

/** The program as it stands in the tree. */
export const MAIN = join(import.meta.dirname, "..", "..", "..", "src", "cli", "main.ts");

export type Run = { code: number | null; stdout: string; stderr: string };

export type Setting = {
  env?: Record<string, string>;
  /** What comes on stdin. Null: nothing yet, and it stays open. */
  input?: string | Buffer | null;
  /** A person sits at all three streams. */
  terminal?: boolean;
  columns?: number;
  signal?: AbortSignal;
};

/** Runs in this process, which is quick. */
export function runHere(argv: readonly string[], setting: Setting = {}): Promise<Run> {
  return runWith(runCli, argv, setting);
}

/** Runs a program in this process, with streams of its own. */
export async function runWith(
  runCli: (io: Io) => Promise<number>,
  argv: readonly string[],
  setting: Setting = {},
): Promise<Run> {
  const { env = {}, input = "", terminal = false, columns = 100, signal = new AbortController().signal } = setting;
  const collected = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => {
    const stream = new PassThrough().setEncoding("utf8").on("data", (chunk: string) => {
      collected[name] += chunk;
    });
    return Object.assign(stream, { isTTY: terminal, columns });
  };
  const stdin = Object.assign(input === null ? new PassThrough() : new PassThrough().end(input), { isTTY: terminal });
  const io: Io = { argv, env, stdin, stdout: sink("stdout"), stderr: sink("stderr"), signal };
  const code = await runCli(io);
  return { code, ...collected };
}

export type Spawned = { child: ChildProcess; ended: Promise<Run> };

/** Starts the program as people start it. */
export function start(
  argv: readonly string[],
  options: { env?: Record<string, string>; command?: readonly string[] } = {},
): Spawned {
  const { env = {}, command = [process.execPath, MAIN] } = options;
  const [program = "", ...before] = command;
  const child = spawn(program, [...before, ...argv], {
    env: { ...ownEnvironment(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
    output.stdout += chunk;
  });
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    output.stderr += chunk;
  });
  const ended = once(child, "close").then(([code]) => ({ code, ...output }));
  return { child, ended };
}

/** The environment without what would change the output. */
export function ownEnvironment(): Record<string, string> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^AUTOSTAGRAM_|COLOR$|^TERM$/.test(name));
  return Object.fromEntries(inherited) as Record<string, string>;
}

/** The environment of a command that talks to this panel. */
export function envOf(panel: { url: string }, key = CANARY): Record<string, string> {
  return { AUTOSTAGRAM_URL: panel.url, AUTOSTAGRAM_KEY: key };
}

/** The fields of a request. */
export function fieldsOf({ body }: Received): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

/** What was asked, by `action`, in the order of arrival. */
export function actionsOf({ received }: { received: readonly Received[] }): string[] {
  return received.map((request) => fieldsOf(request).action ?? "none");
}

const SERVICES = JSON.stringify([
  {
    service: 1,
    name: "Followers",
    type: "Default",
    category: "First Category",
    rate: "0.90",
    min: "50",
    max: "10000",
    refill: true,
    cancel: true,
  },
  {
    service: 2,
    name: "Comments",
    type: "Custom Comments",
    category: "Second Category",
    rate: "8",
    min: "2",
    max: "1500",
    refill: false,
    cancel: true,
  },
  {
    service: 3,
    name: "Emoji",
    type: "Reactions",
    category: "Third Category",
    rate: "1",
    min: "1",
    max: "10",
    refill: false,
    cancel: false,
  },
  {
    service: 4,
    name: "Posts",
    type: "Subscriptions",
    category: "Third Category",
    rate: "1",
    min: "1",
    max: "1000",
    refill: false,
    cancel: false,
  },
]);

type Answer = Reply | ((fields: Record<string, string>) => Reply);

/** Answers by `action`: as told, or as a panel with four services does. */
export function answering(own: { [action: string]: Answer }): (request: Received) => Reply {
  const usual: { [action: string]: Answer } = {
    services: SERVICES,
    balance: '{"balance":"100.84292","currency":"USD"}',
    add: '{"order":23501}',
    status: ({ orders = "" }) => JSON.stringify(Object.fromEntries(orders.split(",").map((id) => [id, STATUS]))),
    refill: ({ orders = "" }) =>
      JSON.stringify(orders.split(",").map((id) => ({ order: Number(id), refill: Number(id) + 1000 }))),
    cancel: ({ orders = "" }) => JSON.stringify(orders.split(",").map((id) => ({ order: Number(id), cancel: 1 }))),
    refill_status: ({ refills = "" }) =>
      JSON.stringify(refills.split(",").map((id) => ({ refill: Number(id), status: "Completed" }))),
  };
  return (request) => {
    const fields = fieldsOf(request);
    const answer = own[fields.action ?? ""] ?? usual[fields.action ?? ""] ?? '{"error":"Incorrect request"}';
    return typeof answer === "function" ? answer(fields) : answer;
  };
}

export const STATUS = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

/** One line of talk after the program's name, exit 2, and nothing of the key. */
export function expectUsage({ code, stdout, stderr }: Run, words: string): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(words);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/^autostagram: /);
}
