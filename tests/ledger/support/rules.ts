/** What holds for every store, whatever it keeps its entries in. */
import { expect, test } from "vitest";
import type { LedgerResult, LedgerStore } from "../../../src/ledger/index.ts";
import { entryOf } from "./entries.ts";

const DONE: LedgerResult = { outcome: "done", answer: { order: 23501 } };

const REFS = [
  "purchase-77",
  "__proto__",
  "constructor",
  "한국어 👏🏽",
  "a\nb\r\nc",
  "\u0001\u001b[31m\u2028\u202e",
  '"}\\',
  " ",
  "a\0b",
  "x".repeat(20_000),
];

export function testRules(makeStore: () => Promise<LedgerStore>): void {
  test("begins a ref once, and gives the first entry to whoever comes second", async () => {
    const store = await makeStore();
    expect(await store.begin(entryOf("a"))).toBeUndefined();
    const second = entryOf("a", { at: "2026-02-02T00:00:00.000Z", form: "service=2" });
    expect(await store.begin(second)).toEqual(entryOf("a"));
    expect(await store.begin(second)).toEqual(entryOf("a"));
  });

  test("gives the answer of a purchase that is done", async () => {
    const store = await makeStore();
    await store.begin(entryOf("a"));
    await store.end("a", DONE);
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
  });

  test("keeps the digits of an id that no number holds", async () => {
    const store = await makeStore();
    await store.begin(entryOf("a"));
    await store.end("a", { outcome: "done", id: "12345678901234567890" });
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a", { outcome: "done", id: "12345678901234567890" }));
  });

  test.each(["refused", "not-sent"] as const)("begins a ref again after %s, as the youngest", async (outcome) => {
    const store = await makeStore();
    await store.begin(entryOf("a", { at: "2026-01-01T00:00:00.000Z" }));
    await store.begin(entryOf("b", { at: "2026-01-02T00:00:00.000Z" }));
    await store.end("a", { outcome });
    const again = entryOf("a", { at: "2026-01-03T00:00:00.000Z", form: "service=2" });
    expect(await store.begin(again)).toBeUndefined();
    expect(await store.begin(entryOf("a"))).toEqual(again);
    expect((await store.unknown()).map(({ ref }) => ref)).toEqual(["b", "a"]);
  });

  test("forgets nothing of an earlier end when the ref is begun again, save the end itself", async () => {
    const store = await makeStore();
    await store.begin(entryOf("a"));
    await store.end("a", { outcome: "refused", id: "5" });
    await store.begin(entryOf("a"));
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a"));
  });

  test("keeps a ref whose outcome stays unknown", async () => {
    const store = await makeStore();
    await store.begin(entryOf("a"));
    await store.end("a", { outcome: "unknown", id: "7" });
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a", { id: "7" }));
  });

  test("lets the last word count, so that a person can settle what is unknown", async () => {
    const store = await makeStore();
    await store.begin(entryOf("a"));
    await store.end("a", { outcome: "unknown", id: "7" });
    await store.end("a", DONE);
    expect(await store.unknown()).toEqual([]);
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
    await store.end("a", { outcome: "not-sent" });
    expect(await store.begin(entryOf("a"))).toBeUndefined();
  });

  test("lists what is unknown, oldest first, each with advice", async () => {
    const store = await makeStore();
    const refs = ["b", "c", "a"];
    for (const [day, ref] of refs.entries())
      await store.begin(entryOf(ref, { at: `2026-01-0${day + 1}T00:00:00.000Z` }));
    await store.end("c", DONE);
    expect(await store.unknown()).toEqual([
      { ...entryOf("b", { at: "2026-01-01T00:00:00.000Z" }), advice: expect.stringContaining('ledger.end("b"') },
      { ...entryOf("a", { at: "2026-01-03T00:00:00.000Z" }), advice: expect.stringContaining('ledger.end("a"') },
    ]);
  });

  test("rejects an end for a ref that was never begun", async () => {
    const store = await makeStore();
    await expect(store.end("nobody's", DONE)).rejects.toThrow('ref "nobody\'s" was never begun');
    expect(await store.begin(entryOf("nobody's"))).toBeUndefined();
  });

  test.each(REFS.map((ref) => [JSON.stringify(ref).slice(0, 40), ref]))("takes the ref %s", async (_, ref) => {
    const store = await makeStore();
    expect(await store.begin(entryOf(ref))).toBeUndefined();
    expect(await store.begin(entryOf(ref))).toEqual(entryOf(ref));
    expect(await store.unknown()).toHaveLength(1);
    await store.end(ref, DONE);
    expect(await store.begin(entryOf(ref))).toEqual(entryOf(ref, DONE));
    expect(await store.begin(entryOf(`${ref}'`))).toBeUndefined();
  });

  test("lets one of 100 simultaneous begins succeed", async () => {
    const store = await makeStore();
    const begun = await Promise.all(
      Array.from({ length: 100 }, (_, i) => store.begin(entryOf("a", { form: `n=${i}` }))),
    );
    expect(begun.filter((earlier) => earlier === undefined)).toHaveLength(1);
    expect(new Set(begun.map((earlier) => earlier?.form)).size).toBe(2);
  });

  test("holds what it was given, not what the caller does with it afterwards", async () => {
    const store = await makeStore();
    const answer = { order: 23501 };
    await store.begin(entryOf("a"));
    await store.end("a", { outcome: "done", answer });
    answer.order = 1;
    const earlier = await store.begin(entryOf("a"));
    if (earlier?.answer) earlier.answer.order = 2;
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a", DONE));
  });
}

/** What holds for the stores of this package, which answer to callers without types too. */
export function testCareless(makeStore: () => Promise<LedgerStore>): void {
  test.each([
    ["an outcome that is none", { outcome: "finished" }],
    ["no result", undefined],
  ])("rejects an end with %s, and stays readable", async (_, result) => {
    const store = await makeStore();
    await store.begin(entryOf("a"));
    await expect(store.end("a", result as never)).rejects.toThrow();
    expect(await store.begin(entryOf("a"))).toEqual(entryOf("a"));
  });

  test.each([
    ["without a form", { form: undefined }],
    ["with a number for a ref", { ref: 7 }],
    ["that has ended already", { outcome: "refused" }],
  ])("rejects an entry %s, and stays readable", async (_, facts) => {
    const store = await makeStore();
    await expect(store.begin({ ...entryOf("a"), ...facts } as never)).rejects.toThrow();
    expect(await store.begin(entryOf("b"))).toBeUndefined();
  });
}
