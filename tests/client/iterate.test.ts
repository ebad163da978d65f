import { describe, expect, test } from "vitest";
import { type Entry, type FailedEntry, InputError, PartialError } from "../../src/index.ts";
import { iterate } from "../../src/iterate/index.ts";
import { rejectionOf } from "../support/rejection.ts";
import { lists } from "./listCases.ts";
import { type ListPanel, range, serveList } from "./listPanel.ts";

/** Ids that come one at a time, and a record of how many were taken, and whether the source was closed. */
function source(ids: Iterable<number>, before: (id: number) => unknown = () => {}) {
  const seen = { taken: 0, closed: false };
  async function* give() {
    try {
      for (const id of ids) {
        await before(id);
        seen.taken += 1;
        yield id;
      }
    } finally {
      seen.closed = true;
    }
  }
  return Object.assign(give(), { seen });
}

/** Everything that is given before the end, and the error that ends it. */
async function drain(entries: AsyncIterable<Entry<unknown>>): Promise<{ given: Entry<unknown>[]; error: unknown }> {
  const given: Entry<unknown>[] = [];
  try {
    for await (const entry of entries) given.push(entry);
    return { given, error: undefined };
  } catch (error) {
    return { given, error };
  }
}

const idsOf = (entries: readonly Entry<unknown>[]) => entries.map(({ id }) => id);
const sizes = ({ asked }: ListPanel) => asked.map(({ length }) => length);

describe.each(lists)("iterate with $operation", (list) => {
  const { operation, value, writes, field } = list;
  const found = (id: number) => ({ id, ok: true, value });

  test.each([
    ["an array", () => range(1, 250)],
    ["a Set", () => new Set(range(1, 250))],
    ["a generator", () => range(1, 250).values()],
    ["an async generator", () => source(range(1, 250))],
  ])("gives an entry for each id of %s, in its order, in calls of 100", async (_, ids) => {
    const panel = await serveList(list);
    const { given, error } = await drain(iterate(panel.client, operation, ids()));
    expect({ given, error }).toEqual({ given: range(1, 250).map(found), error: undefined });
    expect(sizes(panel)).toEqual([100, 100, 50]);
  });

  test("sends nothing when there is no id", async () => {
    const panel = await serveList(list);
    await expect(drain(iterate(panel.client, operation, []))).resolves.toEqual({ given: [], error: undefined });
    expect(panel.asked).toEqual([]);
  });

  test("takes no id and sends nothing until the first entry is asked for", async () => {
    const panel = await serveList(list);
    const ids = source(range(1, 10));
    const entries = iterate(panel.client, operation, ids);
    await new Promise(setImmediate);
    expect([ids.seen.taken, panel.asked.length]).toEqual([0, 0]);
    await entries.next();
    expect([ids.seen.taken, panel.asked.length]).toEqual([10, 1]);
  });

  test.each([1, 2, undefined])(
    "never holds more ids than its calls have, at the concurrency %s",
    async (concurrency) => {
      const panel = await serveList(list);
      const calls = writes ? 1 : (concurrency ?? 4);
      const ids = source(range(1, 2000));
      let [given, most] = [0, 0];
      for await (const _ of iterate(panel.client, operation, ids, { concurrency })) {
        most = Math.max(most, ids.seen.taken - given);
        given += 1;
      }
      expect(given).toBe(2000);
      expect(most).toBe(calls * 100);
      expect(panel.width()).toBe(calls);
    },
  );

  test("closes the source and sends no more when its reader leaves early", async () => {
    // What fails behind its back is nobody's unhandled rejection.
    const panel = await serveList(list, { answer: (ids) => (ids[0] === 101 ? { status: 500 } : undefined) });
    const ids = source(range(1, 1000));
    for await (const _ of iterate(panel.client, operation, ids, { concurrency: 2 })) break;
    expect(ids.seen).toEqual({ taken: writes ? 100 : 200, closed: true });
    await expect.poll(() => panel.asked.length).toBe(writes ? 1 : 2);
  });

  test("closes the source when a call fails", async () => {
    const panel = await serveList(list, { answer: () => '{"error":"Incorrect request"}' });
    const ids = source(range(1, 1000));
    await rejectionOf(iterate(panel.client, operation, ids, { concurrency: 1 }).next(), PartialError);
    expect(ids.seen).toEqual({ taken: 100, closed: true });
    expect(panel.asked).toHaveLength(1);
  });

  test("gives what was answered before, and what was asked since rides on the error", async () => {
    const panel = await serveList(list, {
      answer: (ids) => (ids[0] === 101 ? '{"error":"Incorrect request"}' : undefined),
    });
    const { given, error } = await drain(iterate(panel.client, operation, range(1, 250)));
    expect(given).toEqual(range(1, 100).map(found));
    expect(error).toBeInstanceOf(PartialError);
    expect(error).toMatchObject({ operation, cause: { reason: "incorrect_request" } });
    const { entries } = error as PartialError;
    expect(idsOf(entries)).toEqual(writes ? range(101, 200) : range(101, 250));
    expect(entries.slice(0, 100).every(({ ok }) => !ok)).toBe(true);
    expect(entries.slice(100)).toEqual(writes ? [] : range(201, 250).map(found));
    const [failed] = entries as FailedEntry[];
    expect(failed?.error.reason).toBe("unanswered");
    expect(failed?.outcome).toBe(writes ? "refused" : undefined);
  });

  test("has the source's own error as the cause when that fails", async () => {
    const panel = await serveList(list);
    const cause = new Error("the database is down");
    const ids = source(range(1, 20), (id) => (id === 11 ? Promise.reject(cause) : undefined));
    const error = await rejectionOf(iterate(panel.client, operation, ids).next(), PartialError);
    expect(error.cause).toBe(cause);
    expect(error.message).toContain("the database is down");
  });

  test.each([
    ["an error", new Error("the database is down")],
    ["text", "down"],
    ["undefined", undefined],
  ])("ends with a PartialError when the source throws %s, and sends no part of a call", async (_, thrown) => {
    const panel = await serveList(list);
    const ids = source(range(1, 150), (id) => (id === 121 ? Promise.reject(thrown) : undefined));
    const { given, error } = await drain(iterate(panel.client, operation, ids));
    expect(given).toEqual(range(1, 100).map(found));
    expect(error).toBeInstanceOf(PartialError);
    expect((error as PartialError).message).not.toMatch(/undefined|null/);
    const unsent = { ok: false, error: { reason: "unanswered" }, ...(writes && { outcome: "not-sent" }) };
    expect((error as PartialError).entries).toMatchObject(range(101, 120).map((id) => ({ id, ...unsent })));
    expect(panel.asked).toEqual([range(1, 100)]);
  });

  test.each([0, "7", null])("ends with a PartialError when %s comes among the ids", async (id) => {
    const panel = await serveList(list);
    const { given, error } = await drain(iterate(panel.client, operation, [...range(1, 150), id] as number[]));
    expect(given).toEqual(range(1, 100).map(found));
    expect((error as PartialError).cause).toBeInstanceOf(InputError);
    expect((error as PartialError).cause).toMatchObject({ field, outcome: "not-sent" });
    expect(idsOf((error as PartialError).entries)).toEqual(range(101, 150));
    expect(panel.asked).toEqual([range(1, 100)]);
  });

  test("drops an id that comes twice in a hundred", async () => {
    const panel = await serveList(list);
    const { given } = await drain(iterate(panel.client, operation, [1, 2, 1, 2, 3]));
    expect(idsOf(given)).toEqual([1, 2, 3]);
    expect(panel.asked).toEqual([[1, 2, 3]]);
  });

  test(`${writes ? "never sends an id twice" : "asks again about an id"} that comes hundreds later`, async () => {
    const panel = await serveList(list);
    const { given } = await drain(iterate(panel.client, operation, [...range(1, 300), ...range(1, 50), 301]));
    expect(idsOf(given)).toEqual(writes ? range(1, 301) : [...range(1, 300), ...range(1, 50), 301]);
    expect(panel.asked.flat().filter((id) => id === 7)).toHaveLength(writes ? 1 : 2);
  });

  test("takes the options of a call", async () => {
    const panel = await serveList(list);
    const signal = AbortSignal.abort("enough");
    const error = await rejectionOf(iterate(panel.client, operation, [1], { signal }).next(), PartialError);
    expect(error.cause).toMatchObject({ name: "AbortedError", cause: "enough" });
    expect(panel.asked).toEqual([]);
  });

  // A source may wait for what its reader does with the entries.
  test("gives the first entries while the source still waits for more ids", async () => {
    const panel = await serveList(list);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const ids = source(range(1, 300), (id) => (id === 151 ? gate : undefined));
    const entries = iterate(panel.client, operation, ids);
    const first = await Promise.race([entries.next(), new Promise((resolve) => setTimeout(resolve, 1000, "stuck"))]);
    release();
    await drain(entries);
    expect(first).toEqual({ done: false, value: found(1) });
  });
});

describe.each(lists.filter(({ writes }) => writes))("iterate with $operation, which writes,", (list) => {
  test("takes the next hundred ids only once the entries before them are given", async () => {
    const panel = await serveList(list);
    const ids = source(range(1, 300));
    let given = 0;
    for await (const _ of iterate(panel.client, list.operation, ids, { concurrency: 4 })) {
      given += 1;
      expect(ids.seen.taken).toBe(Math.ceil(given / 100) * 100);
      expect(panel.asked).toHaveLength(Math.ceil(given / 100));
    }
    expect(given).toBe(300);
  });
});
