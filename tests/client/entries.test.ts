import { describe, expect, test } from "vitest";
import { type Entry, type Outcome, RefusedError } from "../../src/index.ts";
import { clientOf, type Panel, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { type Item, lists } from "./listCases.ts";

const text = expect.any(String);

describe.each(lists)("$operation", ({ operation, call, write, value, writes }) => {
  /** An entry without a value. */
  const failed = (id: number, error: object, outcome: Outcome) => ({
    id,
    ok: false,
    error,
    ...(writes && { outcome }),
  });
  const missing = (id: number) => failed(id, { reason: "missing", text }, "unknown");

  const ask = async (ids: number[], items: Item[]): Promise<{ entries: Entry<unknown>[]; panel: Panel }> => {
    const panel = await servePanel(write(items));
    return { entries: await call(clientOf(panel), ids), panel };
  };

  test("answers every id once, in the order asked", async () => {
    const { entries } = await ask(
      [100, 1, 10],
      [1, 10, 100].map((id) => [id, value]),
    );
    expect(entries).toEqual([100, 1, 10].map((id) => ({ id, ok: true, value })));
  });

  test("sends 100 ids in one call", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => 1000 - index);
    const { entries, panel } = await ask(
      ids,
      ids.toReversed().map((id) => [id, value]),
    );
    expect(entries).toEqual(ids.map((id) => ({ id, ok: true, value })));
    expect(panel.received).toHaveLength(1);
  });

  test("keeps the ids of its caller as they were", async () => {
    const ids = Object.freeze([2, 1, 2]) as number[];
    await ask(ids, [[1, value]]);
    expect(ids).toEqual([2, 1, 2]);
  });

  test("keeps a failing item as data beside the good ones", async () => {
    const { entries } = await ask(
      [1, 2, 3],
      [
        [1, value],
        [2, { error: "Incorrect order ID" }],
        [3, { error: "주문을 찾을 수 없습니다" }],
      ],
    );
    expect(entries).toEqual([
      { id: 1, ok: true, value },
      failed(2, { reason: "incorrect_order_id", text: "Incorrect order ID" }, "refused"),
      failed(3, { reason: "other", text: "주문을 찾을 수 없습니다" }, "refused"),
    ]);
  });

  test("resolves when every item fails", async () => {
    const { entries } = await ask([1], [[1, { error: "Refill not found" }]]);
    expect(entries).toEqual([failed(1, { reason: "refill_not_found", text: "Refill not found" }, "refused")]);
  });

  test("names an id that the answer leaves out as missing", async () => {
    const { entries } = await ask([1, 2, 3], [[2, value]]);
    expect(entries).toEqual([missing(1), { id: 2, ok: true, value }, missing(3)]);
  });

  test("takes ids that the answer has as text", async () => {
    const { entries } = await ask(
      [1, 2],
      [
        ["1", value],
        ["2", value],
      ],
    );
    expect(entries.every(({ ok }) => ok)).toBe(true);
  });

  test("names an item that is neither value nor refusal as unexpected, and keeps the good ones", async () => {
    const { entries } = await ask(
      [1, 2, 3, 4],
      [
        [1, { note: "no value" }],
        [2, value],
        [3, null],
        [4, []],
      ],
    );
    const unexpected = (id: number) => failed(id, { reason: "unexpected", text }, "unknown");
    expect(entries).toEqual([unexpected(1), { id: 2, ok: true, value }, unexpected(3), unexpected(4)]);
  });

  test("rejects with RefusedError when the call as a whole is refused", async () => {
    const panel = await servePanel('{"error":"Invalid API key"}');
    const error = await rejectionOf(call(clientOf(panel), [1]), RefusedError);
    expect(error).toMatchObject({ operation, reason: "invalid_key" });
  });
});

describe("an item that is text with a digit in it", () => {
  test("proves nothing to a list that writes, for it may be a strange id", async () => {
    const panel = await servePanel('[{"order":1,"refill":"R-7"}]');
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([
      { id: 1, ok: false, error: { reason: "unexpected", text }, outcome: "unknown" },
    ]);
  });
});

describe("getOrderStatuses", () => {
  test("finds no refusal that a map only inherits", async () => {
    const panel = await servePanel(
      '{"__proto__":{"error":"Invalid API key"},"1":{"__proto__":{"error":"no"},"status":"Pending"}}',
    );
    const [entry] = await clientOf(panel).getOrderStatuses([1]);
    expect(entry).toMatchObject({ id: 1, ok: true });
  });
});

describe("createRefills", () => {
  test("reads no id and no value that a row only inherits", async () => {
    const panel = await servePanel('[{"order":1,"__proto__":{"refill":5}}]');
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([
      { id: 1, ok: false, error: { reason: "missing", text }, outcome: "unknown" },
    ]);
  });

  test("keeps the good items when a row that nobody asked for has no id", async () => {
    const panel = await servePanel('[{"order":1,"refill":5},{"order":null,"refill":{"error":"Incorrect order ID"}}]');
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([{ id: 1, ok: true, value: 5 }]);
  });

  test("keeps the good items when the id of another row is an object without toString", async () => {
    const panel = await servePanel('[{"order":1,"refill":5},{"order":{"toString":1},"refill":6}]');
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([{ id: 1, ok: true, value: 5 }]);
  });
});

describe("cancelOrders", () => {
  test("takes a cancel as text, as it takes ids", async () => {
    const panel = await servePanel('[{"order":9,"cancel":"1"}]');
    await expect(clientOf(panel).cancelOrders([9])).resolves.toEqual([{ id: 9, ok: true, value: 1 }]);
  });

  test("takes true for 1, as some panels write that they took the wish", async () => {
    const panel = await servePanel('[{"order":9,"cancel":true},{"order":2,"cancel":false}]');
    const [taken, not] = await clientOf(panel).cancelOrders([9, 2]);
    expect(taken).toEqual({ id: 9, ok: true, value: 1 });
    expect(not).toMatchObject({ ok: false, error: { reason: "unexpected" }, outcome: "unknown" });
  });
});
