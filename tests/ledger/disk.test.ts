/** Places where no ledger can be. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileLedger } from "../../src/ledger/index.ts";
import { entryOf, freshPath } from "./support/entries.ts";
import { runWorker } from "./support/workers.ts";

const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === "win32";

describe("fileLedger rejects", () => {
  test("a path in a folder that is missing", async () => {
    const path = join(await freshPath(), "orders.jsonl");
    await expect(fileLedger(path).begin(entryOf("a"))).rejects.toThrow(`ledger ${path}: ENOENT`);
  });

  test("a folder", async () => {
    const path = await freshPath();
    await mkdir(path);
    await expect(fileLedger(path).begin(entryOf("a"))).rejects.toThrow(`ledger ${path}: EISDIR`);
  });

  test.skipIf(isWindows).each(["/dev/null", "/dev/zero", "/dev/full"])("%s, which keeps nothing", async (path) => {
    await expect(fileLedger(path).begin(entryOf("a"))).rejects.toThrow(`ledger ${path}: is no file`);
  });

  test("an empty path", async () => {
    await expect(fileLedger("").begin(entryOf("a"))).rejects.toThrow("ledger : ENOENT");
  });

  test.skipIf(isWindows)("a file that may be read only", async () => {
    const path = await freshPath();
    await writeFile(path, "", { mode: 0o444 });
    // Root may write everywhere, so the worker becomes somebody else.
    const { stdout } = await runWorker({ job: "begin", path, refs: ["a"], user: isRoot ? 65534 : undefined });
    expect(stdout).toBe(`failed ledger ${path}: EACCES: permission denied, open '${path}'\n`);
  });

  test.skipIf(isWindows)("what a full disk did not take, and keeps what it took", async () => {
    const path = await freshPath();
    const refs = Array.from({ length: 40 }, (_, i) => `ref-${i}`);
    // No file of the worker may grow beyond 8 blocks of 512 bytes.
    const { stdout } = await runWorker({ job: "begin", path, refs, blocks: 8 });
    const lines = stdout.trim().split("\n");
    expect(lines.at(-1)).toMatch(/^failed ledger \/.*orders\.jsonl: (wrote part of the line|EFBIG.*)$/);
    const won = lines.slice(0, -1).map((line) => line.replace("won ", ""));
    expect(won.length).toBeGreaterThan(5);
    const ledger = fileLedger(path);
    expect(await ledger.begin(entryOf("next"))).toBeUndefined();
    expect((await ledger.unknown()).map(({ ref }) => ref)).toEqual([...won, "next"]);
  });
});
