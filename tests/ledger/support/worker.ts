/** Uses a ledger in a file as the task in the first argument says, and reports each step at once, in a line on stdout. */
import { readSync, writeSync } from "node:fs";
import { fileLedger } from "../../../src/ledger/index.ts";
import { entryOf } from "./entries.ts";
import type { Task } from "./workers.ts";

const { job, path, refs, user, waits }: Task = JSON.parse(process.argv[2] ?? "");
if (user !== undefined) process.setuid?.(user);
const ledger = fileLedger(path);

// A pipe may be lost with the process; a line written like this has left it.
const say = (line: string) => void writeSync(1, `${line}\n`);

async function place(ref: string): Promise<void> {
  const earlier = await ledger.begin(entryOf(ref));
  say(`${earlier ? "lost" : "won"} ${ref}`);
  if (earlier || job === "begin" || job === "hold") return;
  await ledger.end(ref, { outcome: "done", answer: { order: process.pid } });
  say(`ended ${ref}`);
}

try {
  if (waits) {
    say("ready");
    readSync(0, new Uint8Array(2));
  }
  for (const ref of refs) await place(ref);
  for (let i = 0; job === "loop"; i++) await place(`${process.pid}-${i}`);
  if (job === "hold") setInterval(() => {}, 1000);
} catch (error) {
  say(`failed ${(error as Error).message}`);
}
