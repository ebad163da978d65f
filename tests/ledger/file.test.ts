/** What the ledger writes, when it is on the disk, and what it reads. */
import { appendFile, chmod, type FileHandle, mkdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { fileLedger } from "../../src/ledger/index.ts";
import { entryOf, FORM, freshPath } from "./support/entries.ts";
import { handlePrototype, watchHandles } from "./support/handles.ts";

const DONE = { outcome: "done", answer: { order: 23501 } } as const;

async function recordsOf(path: string): Promise<unknown[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

/** Holds the first write back until there is a second one. */
async function holdFirstWrite(): Promise<void> {
  const prototype = await handlePrototype();
  const { write } = prototype;
  const { promise, resolve } = Promise.withResolvers<void>();
  let writes = 0;
  vi.spyOn(prototype, "write").mockImplementation(async function (this: FileHandle, ...args: unknown[]) {
    if (++writes === 2) resolve();
    await promise;
    return Reflect.apply(write, this, args);
  });
  onTestFinished(() => void vi.restoreAllMocks());
}

describe("the file", () => {
  test("holds one JSON record a line, for begin and for end", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("a"));
    await ledger.end("a", DONE);
    const token = expect.stringMatching(/^[0-9a-f-]{36}$/);
    expect(await recordsOf(path)).toEqual([
      { ref: "a", at: "2026-01-02T03:04:05.678Z", form: FORM, outcome: "unknown", token },
      { ref: "a", outcome: "done", answer: { order: 23501 } },
    ]);
  });

  test("only grows", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    let before = "";
    for (const outcome of ["refused", "not-sent", "done"] as const) {
      await ledger.begin(entryOf("a"));
      await ledger.end("a", { outcome });
      const now = await readFile(path, "utf8");
      expect(now.startsWith(before) && now.length > before.length).toBe(true);
      before = now;
    }
  });

  test("is not written to for a ref that is taken", async () => {
    const path = await freshPath();
    await fileLedger(path).begin(entryOf("a"));
    const { size } = await stat(path);
    await fileLedger(path).begin(entryOf("a"));
    expect((await stat(path)).size).toBe(size);
  });

  test.runIf(process.platform !== "win32")(
    "is for its owner alone when it is new, and stays as it is otherwise",
    async () => {
      const path = await freshPath();
      const mask = process.umask(0);
      onTestFinished(() => void process.umask(mask));
      await fileLedger(path).begin(entryOf("a"));
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await chmod(path, 0o640);
      await fileLedger(path).begin(entryOf("b"));
      expect((await stat(path)).mode & 0o777).toBe(0o640);
    },
  );

  test("is the same one after the process has gone to another folder", async () => {
    const path = await freshPath();
    const before = process.cwd();
    onTestFinished(() => process.chdir(before));
    process.chdir(dirname(path));
    const ledger = fileLedger("orders.jsonl");
    await ledger.begin(entryOf("a"));
    process.chdir(before);
    await ledger.begin(entryOf("b"));
    expect(await recordsOf(path)).toHaveLength(2);
  });

  test("may be a link", async () => {
    const path = await freshPath();
    await mkdir(join(dirname(path), "data"));
    await symlink("data/orders.jsonl", path);
    await fileLedger(path).begin(entryOf("a"));
    expect(await recordsOf(join(dirname(path), "data/orders.jsonl"))).toHaveLength(1);
  });

  test("is read from where another object has added to it", async () => {
    const path = await freshPath();
    const [first, second] = [fileLedger(path), fileLedger(path)];
    await first.begin(entryOf("a"));
    await second.end("a", DONE);
    expect(await first.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
    expect(await first.unknown()).toEqual([]);
  });

  test("may be edited so that empty lines and spaces at the end are gone and lines end as on Windows", async () => {
    const path = await freshPath();
    await fileLedger(path).begin(entryOf("a"));
    await fileLedger(path).begin(entryOf("b"));
    await fileLedger(path).end("a", DONE);
    await writeFile(path, (await readFile(path, "utf8")).split(/\s*\n/).filter(Boolean).join("\r\n"));
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("c"));
    expect((await ledger.unknown()).map(({ ref }) => ref)).toEqual(["b", "c"]);
    expect(await ledger.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
  });
});

describe("begin and end", () => {
  test("resolve after the record is written and synced, and the folder with it the first time", async () => {
    const seen = await watchHandles();
    const ledger = fileLedger(await freshPath());
    await ledger.begin(entryOf("a"));
    expect(seen.splice(0)).toEqual([...(process.platform === "win32" ? [] : ["sync folder"]), "write", "sync"]);
    await ledger.end("a", DONE);
    expect(seen.splice(0)).toEqual(["write", "sync"]);
  });

  test("wait for the sync", async () => {
    const ledger = fileLedger(await freshPath());
    await ledger.begin(entryOf("a"));
    let finish = () => {};
    vi.spyOn(await handlePrototype(), "sync").mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    onTestFinished(() => void vi.restoreAllMocks());
    let isDone = false;
    const end = ledger.end("a", DONE).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isDone).toBe(false);
    finish();
    await end;
  });

  test("give the ref to the first in the file, when two have seen it free", async () => {
    const path = await freshPath();
    const ledgers = [fileLedger(path), fileLedger(path)];
    await holdFirstWrite();
    const begun = await Promise.all(ledgers.map((ledger, n) => ledger.begin(entryOf("a", { form: `n=${n}` }))));
    const [first] = await recordsOf(path);
    expect(await recordsOf(path)).toHaveLength(2);
    const winner = begun.indexOf(undefined);
    expect(first).toMatchObject({ form: `n=${winner}` });
    expect(begun[1 - winner]).toEqual(entryOf("a", { form: `n=${winner}` }));
  });

  test("reject when the sync fails, and leave the ref as unknown", async () => {
    const path = await freshPath();
    await fileLedger(path).unknown();
    const sync = vi.spyOn(await handlePrototype(), "sync");
    onTestFinished(() => void vi.restoreAllMocks());
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("a"));
    sync.mockRejectedValueOnce(new Error("EIO: i/o error, fsync"));
    await expect(ledger.begin(entryOf("b"))).rejects.toThrow(`ledger ${path}: EIO: i/o error, fsync`);
    expect((await fileLedger(path).unknown()).map(({ ref }) => ref)).toEqual(["a", "b"]);
  });

  test("reject when the disk took a part of the record, and write on behind it", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    await ledger.begin(entryOf("a"));
    const write = vi.spyOn(await handlePrototype(), "write");
    onTestFinished(() => void vi.restoreAllMocks());
    write.mockImplementationOnce(async (bytes) => {
      await appendFile(path, (bytes as unknown as Uint8Array).subarray(0, 40));
      return { bytesWritten: 40, buffer: bytes };
    });
    await expect(ledger.begin(entryOf("b"))).rejects.toThrow(/orders\.jsonl: wrote part of the line$/);
    expect(await ledger.begin(entryOf("b"))).toBeUndefined();
    expect(await fileLedger(path).begin(entryOf("b"))).toEqual(entryOf("b"));
  });

  test("read only what was added, however long the file is", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    for (let i = 0; i < 200; i++) await ledger.begin(entryOf(`${i}`));
    const { size } = await stat(path);
    const read = vi.spyOn(await handlePrototype(), "read");
    onTestFinished(() => void vi.restoreAllMocks());
    await ledger.begin(entryOf("one more"));
    const lengths = read.mock.calls.map((args: unknown[]) => args[2] as number);
    expect(lengths).toEqual([(await stat(path)).size - size]);
  });

  test("take a record that is longer than what is read at once", async () => {
    const path = await freshPath();
    const link = "x".repeat(5 * 2 ** 20);
    await fileLedger(path).begin(entryOf("short"));
    await fileLedger(path).begin(entryOf("long", { form: link }));
    await fileLedger(path).begin(entryOf("last"));
    const ledger = fileLedger(path);
    expect((await ledger.begin(entryOf("long")))?.form).toBe(link);
    expect((await ledger.unknown()).map(({ ref }) => ref)).toEqual(["short", "long", "last"]);
  });

  test("go on after one that failed", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    const [failed, begun] = await Promise.allSettled([ledger.end("a", DONE), ledger.begin(entryOf("a"))]);
    expect([failed.status, begun.status]).toEqual(["rejected", "fulfilled"]);
  });
});
