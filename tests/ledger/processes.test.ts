/** Several processes on one file, and what is left of them when they are killed. */
import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { fileLedger } from "../../src/ledger/index.ts";
import { entryOf, freshPath } from "./support/entries.ts";
import { go, runWorker, startWorker, untilLines, type Worker } from "./support/workers.ts";

const PROCESSES = 4;
const ROUNDS = 6;

/** The refs behind a word in what workers said. */
function said(workers: readonly { lines: () => string[] }[], word: string): string[] {
  const lines = workers.flatMap((worker) => worker.lines());
  return lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
}

async function allClosed(workers: readonly Worker[]): Promise<void> {
  await Promise.all(workers.map(({ closed }) => closed));
}

describe("four processes that begin the same refs", () => {
  test("begin each ref once, and all of them see how it ended", { timeout: 60_000 }, async () => {
    const path = await freshPath();
    const refs = Array.from({ length: 120 }, (_, i) => `ref-${i}`);
    const workers = Array.from({ length: PROCESSES }, () => startWorker({ job: "place", path, refs, waits: true }));
    await go(workers);
    await allClosed(workers);

    expect(said(workers, "failed")).toEqual([]);
    expect(said(workers, "won").sort()).toEqual([...refs].sort());
    expect(said(workers, "lost")).toHaveLength((PROCESSES - 1) * refs.length);
    // No two were ever both sure of it, though they did meet: a record that came second is in the file as well.
    const begun = (await readFile(path, "utf8")).match(/"token"/g);
    expect(begun?.length).toBeGreaterThan(refs.length);
    const ledger = fileLedger(path);
    expect(await ledger.unknown()).toEqual([]);
    for (const worker of workers) {
      const answer = { order: worker.child.pid };
      for (const ref of said([worker], "ended")) expect(await ledger.begin(entryOf(ref))).toMatchObject({ answer });
    }
  });
});

describe("a process that is killed", () => {
  test("at any moment loses nothing that it reported, nor anything of the others", { timeout: 60_000 }, async () => {
    const path = await freshPath();
    const workers: Worker[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const pair = [1, 2].map(() => startWorker({ job: "loop", path, refs: [] }));
      workers.push(...pair);
      await Promise.all(pair.map((worker) => untilLines(worker, 6)));
      for (const { child } of pair) {
        await wait(Math.random() * 60);
        child.kill("SIGKILL");
      }
      await allClosed(pair);
    }

    const [won, ended] = [said(workers, "won"), said(workers, "ended")];
    expect(won.length).toBeGreaterThan(workers.length * 2);
    expect(said(workers, "failed")).toEqual([]);
    const ledger = fileLedger(path);
    const unknown = new Set((await ledger.unknown()).map(({ ref }) => ref));
    for (const ref of won) expect(await ledger.begin(entryOf(ref))).toMatchObject({ ref });
    for (const ref of ended) expect(unknown).not.toContain(ref);
    // Of each process, no more than the one that was under way.
    expect(new Set([...unknown].map((ref) => ref.split("-")[0])).size).toBe(unknown.size);
  });

  test("between begin and end leaves the ref as unknown, for a person to settle", async () => {
    const path = await freshPath();
    const worker = startWorker({ job: "hold", path, refs: ["purchase-77"] });
    await untilLines(worker, 1);
    worker.child.kill("SIGKILL");
    await worker.closed;

    const ledger = fileLedger(path);
    expect(await ledger.unknown()).toEqual([
      { ...entryOf("purchase-77"), advice: expect.stringContaining("purchase-77") },
    ]);
    expect(await ledger.begin(entryOf("purchase-77"))).toEqual(entryOf("purchase-77"));
    await ledger.end("purchase-77", { outcome: "not-sent" });
    const { stdout } = await runWorker({ job: "place", path, refs: ["purchase-77"] });
    expect(stdout).toBe("won purchase-77\nended purchase-77\n");
  });

  test("keeps nobody waiting, since it held nothing", async () => {
    const path = await freshPath();
    const worker = startWorker({ job: "hold", path, refs: ["a"] });
    await untilLines(worker, 1);
    worker.child.kill("SIGSTOP");
    expect(await fileLedger(path).begin(entryOf("b"))).toBeUndefined();
    worker.child.kill("SIGKILL");
    await worker.closed;
    expect(await readFile(path, "utf8")).toContain('"ref":"b"');
  });
});
