import { describe, expect, test } from "vitest";
import { type Client, type Entry, RefusedError, UnexpectedAnswer } from "../../src/index.ts";
import { clientOf, type Panel, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

/** An item of an answer: its id, and what stands in its place. */
type Item = [id: number | string, value: unknown];

type List = {
  operation: string;
  /** Where the ids are in the form. */
  field: string;
  call: (client: Client, ids: number[]) => Promise<Entry<unknown>[]>;
  write: (items: Item[]) => string;
  /** A value as the panel sends it and as an entry holds it. */
  value: unknown;
};

const rows = (id: string, field: string) => (items: Item[]) =>
  JSON.stringify(items.map((item) => ({ [id]: item[0], [field]: item[1] })));

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

const lists: List[] = [
  {
    operation: "getOrderStatuses",
    field: "orders",
    call: (client, ids) => client.getOrderStatuses(ids),
    write: (items) => `{${items.map(([id, value]) => `"${id}":${JSON.stringify(value)}`).join()}}`,
    value: status,
  },
  {
    operation: "createRefills",
    field: "orders",
    call: (client, ids) => client.createRefills(ids),
    write: rows("order", "refill"),
    value: 7,
  },
  {
    operation: "getRefillStatuses",
    field: "refills",
    call: (client, ids) => client.getRefillStatuses(ids),
    write: rows("refill", "status"),
    value: "Completed",
  },
  {
    operation: "cancelOrders",
    field: "orders",
    call: (client, ids) => client.cancelOrders(ids),
    write: rows("order", "cancel"),
    value: 1,
  },
];

const missing = (id: number) => ({
  id,
  ok: false,
  error: { reason: "missing", text: expect.any(String) },
});

describe.each(lists)("$operation", ({ operation, field, call, write, value }) => {
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

  test("sends an id that is asked twice once, and answers it once", async () => {
    const { entries, panel } = await ask(
      [10, 1, 10, 100, 1],
      [1, 10, 100].map((id) => [id, value]),
    );
    expect(entries.map(({ id }) => id)).toEqual([10, 1, 100]);
    expect(panel.received.map(({ body }) => new URLSearchParams(body).get(field))).toEqual(["10,1,100"]);
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
      { id: 2, ok: false, error: { reason: "incorrect_order_id", text: "Incorrect order ID" } },
      { id: 3, ok: false, error: { reason: "other", text: "주문을 찾을 수 없습니다" } },
    ]);
  });

  test("resolves when every item fails", async () => {
    const { entries } = await ask([1], [[1, { error: "Refill not found" }]]);
    expect(entries).toEqual([{ id: 1, ok: false, error: { reason: "refill_not_found", text: "Refill not found" } }]);
  });

  test("names an id that the answer leaves out as missing", async () => {
    const { entries } = await ask([1, 2, 3], [[2, value]]);
    expect(entries).toEqual([missing(1), { id: 2, ok: true, value }, missing(3)]);
  });

  test("names every id as missing when the answer is an empty list", async () => {
    const { entries } = await ask([1, 2], []);
    expect(entries).toEqual([missing(1), missing(2)]);
  });

  test("drops what was not asked", async () => {
    const { entries } = await ask(
      [2],
      [
        [1, value],
        [2, value],
        [22, { error: "Incorrect order ID" }],
      ],
    );
    expect(entries).toEqual([{ id: 2, ok: true, value }]);
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

  test("takes the last of two items with the same id", async () => {
    const { entries } = await ask(
      [1],
      [
        [1, { error: "Incorrect order ID" }],
        [1, value],
      ],
    );
    expect(entries).toEqual([{ id: 1, ok: true, value }]);
  });

  test("rejects with RefusedError when the call as a whole is refused", async () => {
    const panel = await servePanel('{"error":"Invalid API key"}');
    const error = await rejectionOf(call(clientOf(panel), [1]), RefusedError);
    expect(error).toMatchObject({ operation, reason: "invalid_key" });
  });

  test("rejects with UnexpectedAnswer when an item asked for is neither value nor refusal", async () => {
    const panel = await servePanel(write([[1, { note: "no value" }]]));
    const error = await rejectionOf(call(clientOf(panel), [1]), UnexpectedAnswer);
    expect(error).toMatchObject({ operation, status: 200 });
  });
});

describe("getOrderStatuses", () => {
  test("is not misled by keys that objects have of their own", async () => {
    const item = JSON.stringify(status);
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
    const panel = await servePanel(`{${names.map((name) => `"${name}":${item}`).join()},"1":${item}}`);
    const entries = await clientOf(panel).getOrderStatuses([1, 2]);
    expect(entries).toEqual([{ id: 1, ok: true, value: status }, missing(2)]);
    expect({}).not.toHaveProperty("charge");
  });

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
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([missing(1)]);
  });

  test("keeps the good items when a row that nobody asked for has no id", async () => {
    const panel = await servePanel('[{"order":1,"refill":5},{"order":null,"refill":{"error":"Incorrect order ID"}}]');
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([{ id: 1, ok: true, value: 5 }]);
  });

  test("keeps the good items when the id of another row is an object without toString", async () => {
    const panel = await servePanel('[{"order":1,"refill":5},{"order":{"toString":1},"refill":6}]');
    await expect(clientOf(panel).createRefills([1])).resolves.toEqual([{ id: 1, ok: true, value: 5 }]);
  });

  test("keeps the panel's words when a row has its refusal beside the id", async () => {
    const panel = await servePanel('[{"order":1,"error":"Incorrect order ID"}]');
    const [entry] = await clientOf(panel).createRefills([1]);
    expect(entry).toMatchObject({ id: 1, ok: false, error: { reason: "incorrect_order_id" } });
  });
});

describe("cancelOrders", () => {
  test("takes a cancel as text, as it takes ids", async () => {
    const panel = await servePanel('[{"order":9,"cancel":"1"}]');
    await expect(clientOf(panel).cancelOrders([9])).resolves.toEqual([{ id: 9, ok: true, value: 1 }]);
  });
});
