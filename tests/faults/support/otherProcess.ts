/** Makes calls in a process of their own: another Node, or this one with other settings. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsdown";
import { createFolder } from "../../support/checkout.ts";
import type { Attempt, Report } from "./attempt.ts";
import type { Batch } from "./many.ts";

export type OtherProcess = {
  run: (job: Attempt) => Promise<Report>;
  placeMany: (batch: Batch) => Promise<string[]>;
  stop: () => Promise<void>;
};

/**
 * Bundles `program.ts` with the client in it, for the oldest Node that the client runs in.
 *
 * @returns The file, in a folder that the caller removes.
 */
export async function bundleProgram(): Promise<{ file: string; folder: string }> {
  const folder = await createFolder();
  await build({
    ...{ config: false, tsconfig: false, dts: false, clean: false, logLevel: "silent" },
    entry: { program: fileURLToPath(new URL("./program.ts", import.meta.url)) },
    ...{ outDir: folder, format: "esm", platform: "node", target: "node20" },
    deps: { alwaysBundle: [/./] },
  });
  return { folder, file: join(folder, "program.mjs") };
}

/** Starts the bundled program and hands it one call at a time. */
export function startProcess(file: string, options: { execPath: string; env?: NodeJS.ProcessEnv }): OtherProcess {
  const { execPath, env = {} } = options;
  const child = fork(file, { execPath, execArgv: [], env: { ...process.env, ...env, NODE_OPTIONS: "" } });
  return {
    run: (job) => ask(child, job),
    placeMany: (batch) => ask(child, batch),
    stop: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}

async function ask<Answer>(child: ChildProcess, job: object): Promise<Answer> {
  child.send(job);
  const ended = new AbortController();
  try {
    return await Promise.race([
      once(child, "message", { signal: ended.signal }).then(([answer]) => answer as Answer),
      once(child, "exit", { signal: ended.signal }).then(([code]) => Promise.reject(new Error(`exit ${code}`))),
    ]);
  } finally {
    ended.abort();
  }
}
