/** What a crash, a full disk or a stray hand leaves in the file. */
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fileLedger } from "../../src/ledger/index.ts";
import { entryOf, freshPath } from "./support/entries.ts";

const DONE = { outcome: "done", answer: { order: 23501 } } as const;

/** A file in which `a` is done and `b` is unknown, and the bytes of one more record, whole. */
async function writeFileAndRecord(): Promise<{ path: string; record: Buffer }> {
  const path = await freshPath();
  const ledger = fileLedger(path);
  await ledger.begin(entryOf("a"));
  await ledger.end("a", DONE);
  await ledger.begin(entryOf("b"));
  const whole = await readFile(path);
  await ledger.begin(entryOf("한 👏"));
  const record = (await readFile(path)).subarray(whole.length);
  await writeFile(path, whole);
  return { path, record };
}

describe("a record that was cut off", () => {
  test("at any byte costs no other record, and no more than itself", async () => {
    const { path, record } = await writeFileAndRecord();
    const whole = await readFile(path);
    for (let bytes = 0; bytes < record.length; bytes++) {
      await writeFile(path, whole);
      await appendFile(path, record.subarray(0, bytes));
      expect(await fileLedger(path).begin(entryOf("c"))).toBeUndefined();
      const ledger = fileLedger(path);
      expect(await ledger.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
      const refs = (await ledger.unknown()).map(({ ref }) => ref);
      // Without its tab and the last line break, the record is whole.
      expect(refs).toEqual(bytes < record.length - 2 ? ["b", "c"] : ["b", "한 👏", "c"]);
    }
  });

  test("does not keep its ref from being begun", async () => {
    const { path, record } = await writeFileAndRecord();
    await appendFile(path, record.subarray(0, 60));
    expect(await fileLedger(path).begin(entryOf("한 👏"))).toBeUndefined();
    expect(await fileLedger(path).begin(entryOf("한 👏"))).toEqual(entryOf("한 👏"));
  });

  test("may be followed by others that were cut off too", async () => {
    const { path, record } = await writeFileAndRecord();
    for (const bytes of [10, 100, 2, 37, 1, 1]) await appendFile(path, record.subarray(0, bytes));
    await fileLedger(path).begin(entryOf("c"));
    expect((await fileLedger(path).unknown()).map(({ ref }) => ref)).toEqual(["b", "c"]);
  });

  test("and then ended by a line break alone is one still", async () => {
    const { path, record } = await writeFileAndRecord();
    await appendFile(path, record.subarray(0, 60));
    await appendFile(path, "\n");
    expect(await fileLedger(path).begin(entryOf("c"))).toBeUndefined();
  });

  test("is read when the rest of it comes, by one that has seen its beginning", async () => {
    const { path, record } = await writeFileAndRecord();
    const ledger = fileLedger(path);
    for (let byte = 0; byte < record.length; byte++) {
      expect(await ledger.unknown()).toHaveLength(1);
      await appendFile(path, record.subarray(byte, byte + 1));
    }
    expect((await ledger.unknown()).map(({ ref }) => ref)).toEqual(["b", "한 👏"]);
  });
});

describe("a whole line that makes no sense", () => {
  test.each([
    ["a character of JSON is gone", (text: string) => text.replace('"ref":"a"', '"ref:"a"')],
    ["its beginning is gone", (text: string) => text.replace('{"ref":"a",', "")],
    ["two lines have become one", (text: string) => text.replace("}\t\n\n{", "}\t  {")],
    ["zeros", (text: string) => text.replace(/\{.*\}/, (line) => "\0".repeat(line.length))],
    ["JSON that is no record", (text: string) => text.replace(/\{.*\}/, '{"ref":"a"}')],
    ["an outcome that is none", (text: string) => text.replace('"unknown"', '"unknwon"')],
    ["the end of what never began", (text: string) => text.replace('{"ref":"a","at"', '{"ref":"x","at"')],
  ])("stops all three methods: %s", async (_, damage) => {
    const { path } = await writeFileAndRecord();
    const sound = await readFile(path, "utf8");
    await writeFile(path, damage(sound));
    const ledger = fileLedger(path);
    const problem = new RegExp(`^ledger ${path}: line [246] cannot be read: mend it$`);
    for (const _ of [1, 2]) {
      await expect(ledger.begin(entryOf("c"))).rejects.toThrow(problem);
      await expect(ledger.end("b", DONE)).rejects.toThrow(problem);
      await expect(ledger.unknown()).rejects.toThrow(problem);
    }
    await writeFile(path, sound);
    expect(await ledger.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
    expect(await ledger.begin(entryOf("c"))).toBeUndefined();
  });

  test("stops them as the last line too, and by its number behind many others", async () => {
    const path = await freshPath();
    const ledger = fileLedger(path);
    for (let i = 0; i < 10; i++) await ledger.begin(entryOf(`${i}`));
    await appendFile(path, "\nnonsense\n");
    // Each record has an empty line before it, and so has this one.
    await expect(ledger.begin(entryOf("c"))).rejects.toThrow("line 22 cannot be read");
    await expect(fileLedger(path).begin(entryOf("c"))).rejects.toThrow("line 22 cannot be read");
  });

  test("stops one that has read all before it, when it comes later", async () => {
    const { path } = await writeFileAndRecord();
    const ledger = fileLedger(path);
    await ledger.unknown();
    await appendFile(path, "\n{}\t\n\n{}\t\n");
    await expect(ledger.begin(entryOf("c"))).rejects.toThrow("line 8 cannot be read");
  });
});
