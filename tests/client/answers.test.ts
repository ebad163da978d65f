import { describe, expect, test } from "vitest";
import { type Client, type Operation, UnexpectedAnswer } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { clientOf, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

/** A client of a panel that always answers this text. */
async function clientFor(answer: string): Promise<Client> {
  return clientOf(await servePanel(answer));
}

const services = `[
  { "service": 1, "name": "Followers", "type": "Default", "category": "First Category", "rate": "0.90", "min": "50",
    "max": "10000", "refill": true, "cancel": true },
  { "service": 2, "name": "Comments", "type": "Custom Comments", "category": "Second Category", "rate": "8",
    "min": "10", "max": "1500", "refill": false, "cancel": true }
]`;

const partial = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };
const running = { charge: "1.44219", start_count: "234", status: "In progress", remains: "10", currency: "USD" };
const unknownOrder = { reason: "incorrect_order_id", text: "Incorrect order ID" };

const documented: [Operation, string, unknown][] = [
  ["listServices", services, JSON.parse(services)],
  ["addOrder", '{ "order": 23501 }', { order: 23501 }],
  ["getOrderStatus", JSON.stringify(partial), partial],
  [
    "getOrderStatuses",
    JSON.stringify({ "1": partial, "10": { error: "Incorrect order ID" }, "100": running }),
    [
      { id: 1, ok: true, value: partial },
      { id: 10, ok: false, error: unknownOrder },
      { id: 100, ok: true, value: running },
    ],
  ],
  ["createRefill", '{ "refill": "1" }', { refill: "1" }],
  [
    "createRefills",
    '[ { "order": 1, "refill": 1 }, { "order": 2, "refill": 2 }, { "order": 3, "refill": { "error": "Incorrect order ID" } } ]',
    [
      { id: 1, ok: true, value: 1 },
      { id: 2, ok: true, value: 2 },
      { id: 3, ok: false, error: unknownOrder },
    ],
  ],
  ["getRefillStatus", '{ "status": "Completed" }', { status: "Completed" }],
  [
    "getRefillStatuses",
    '[ { "refill": 1, "status": "Completed" }, { "refill": 2, "status": "Rejected" }, { "refill": 3, "status": { "error": "Refill not found" } } ]',
    [
      { id: 1, ok: true, value: "Completed" },
      { id: 2, ok: true, value: "Rejected" },
      { id: 3, ok: false, error: { reason: "refill_not_found", text: "Refill not found" } },
    ],
  ],
  [
    "cancelOrders",
    '[ { "order": 9, "cancel": { "error": "Incorrect order ID" } }, { "order": 2, "cancel": 1 } ]',
    [
      { id: 9, ok: false, error: unknownOrder },
      { id: 2, ok: true, value: 1 },
    ],
  ],
  ["getBalance", '{ "balance": "100.84292", "currency": "USD" }', { balance: "100.84292", currency: "USD" }],
];

describe("a documented answer", () => {
  test.each(documented)("is what %s resolves with", async (operation, answer, value) => {
    await expect(calls[operation](await clientFor(answer))).resolves.toEqual(value);
  });

  test.each(documented)("is read by %s when it is served as HTML with HTTP 201", async (operation, body, value) => {
    const panel = await servePanel({ status: 201, headers: { "content-type": "text/html" }, body });
    await expect(calls[operation](clientOf(panel))).resolves.toEqual(value);
  });

  test.each(documented)("is read by %s when a byte order mark comes first", async (operation, answer, value) => {
    await expect(calls[operation](await clientFor(`\ufeff${answer}\r\n`))).resolves.toEqual(value);
  });
});

describe("an id as text", () => {
  test.each<[Operation, string, unknown]>([
    ["listServices", '[{"service":"1","name":"Followers"}]', [{ service: 1, name: "Followers" }]],
    ["addOrder", '{"order":"23501"}', { order: 23501 }],
    ["addOrder", `{"order":"${2 ** 53 - 1}"}`, { order: 2 ** 53 - 1 }],
    [
      "createRefills",
      '[{"order":"1","refill":"11"},{"order":"2","refill":12},{"order":3,"refill":"13"}]',
      [11, 12, 13].map((value, index) => ({ id: index + 1, ok: true, value })),
    ],
    [
      "getRefillStatuses",
      '[{"refill":"1","status":"Pending"},{"refill":"2","status":"Error"},{"refill":"3","status":"Canceled"}]',
      ["Pending", "Error", "Canceled"].map((value, index) => ({ id: index + 1, ok: true, value })),
    ],
    [
      "cancelOrders",
      '[{"order":"9","cancel":1},{"order":"2","cancel":1}]',
      [9, 2].map((id) => ({ id, ok: true, value: 1 })),
    ],
  ])("is a number in what %s resolves with: %s", async (operation, answer, value) => {
    await expect(calls[operation](await clientFor(answer))).resolves.toEqual(value);
  });
});

describe("the refill that createRefill resolves with", () => {
  test.each([
    ["a number", '{"refill":1}', "1"],
    ["text", '{"refill":"1"}', "1"],
    ["a number of 16 digits", '{"refill":9007199254740991}', "9007199254740991"],
    ["text of 16 digits", '{"refill":"9007199254740991"}', "9007199254740991"],
  ])("is text when the panel sends %s", async (_, answer, refill) => {
    await expect((await clientFor(answer)).createRefill(1)).resolves.toEqual({ refill });
  });

  test.each(["0", "-1", "1.5", '""', "null", "true", "{}", "[1]"])("is not made up from %s", async (refill) => {
    const error = await rejectionOf((await clientFor(`{"refill":${refill}}`)).createRefill(1), UnexpectedAnswer);
    expect(error).toMatchObject({ operation: "createRefill", status: 200 });
  });
});

describe("an id that no number holds exactly", () => {
  test.each<[Operation, string, string]>([
    ["addOrder", '{"order":9007199254740992}', "9007199254740992"],
    ["addOrder", '{"order":9007199254740993}', "9007199254740993"],
    ["addOrder", '{"order":"9007199254740993"}', "9007199254740993"],
    ["addOrder", '{ "order" : 123456789012345678901234567890 }', "123456789012345678901234567890"],
    ["addOrder", '{"order":0}', "0"],
    ["addOrder", '{"order":1.5}', "1.5"],
    ["addOrder", '{"order":-1}', "-1"],
    ["addOrder", '{"order":1000000000000000000000000000000}', `1${"0".repeat(30)}`],
    ["createRefill", '{"refill":9007199254740993}', "9007199254740993"],
    ["createRefill", '{"refill":"9007199254740993"}', "9007199254740993"],
    ["listServices", '[{"service":1},{"service":9007199254740993}]', "9007199254740993"],
    ["createRefills", '[{"order":1,"refill":9007199254740993}]', "9007199254740993"],
  ])("is an error of %s that carries its digits: %s", async (operation, answer, id) => {
    const error = await rejectionOf(calls[operation](await clientFor(answer)), UnexpectedAnswer);
    expect(error).toMatchObject({ operation, status: 200, id, excerpt: answer });
    expect(error.message).toContain(id);
  });

  test("is an error that carries its sign too", async () => {
    const error = await rejectionOf(calls.addOrder(await clientFor('{"order":-9007199254740993}')), UnexpectedAnswer);
    expect(error.id).toBe("-9007199254740993");
  });

  test.each(["1e400", "9007199254740993.0"])("is an error, also as %s", async (digits) => {
    await rejectionOf(calls.addOrder(await clientFor(`{"order":${digits}}`)), UnexpectedAnswer);
  });

  test.each(["null", "true", '""', '"abc"', '"1abc"', '" 1"', "{}", "[1]"])(
    "is told from %s, which is no id",
    async (order) => {
      const call = (await clientFor(`{"order":${order}}`)).addOrder({ service: 1, link: "x" });
      const error = await rejectionOf(call, UnexpectedAnswer);
      expect(error.id).toBeUndefined();
    },
  );

  test("does not come about at 2^53 - 1", async () => {
    await expect(calls.addOrder(await clientFor('{"order":9007199254740991}'))).resolves.toEqual({
      order: 2 ** 53 - 1,
    });
  });
});

describe("digits that look like a large id", () => {
  test.each([
    ["after a space", '"call 9007199254740993 now"'],
    ["after a colon", '"id: 9007199254740993,"'],
    ["after an escaped quote", '"say \\"9007199254740993\\" twice: 9007199254740993"'],
    ["after an escaped backslash", '"C:\\\\9007199254740993\\\\"'],
    ["after Hangul and emoji", '"번호 👏 9007199254740993"'],
    ["in a JSON of its own", JSON.stringify('{"order":9007199254740993}')],
    [
      "behind the name of an id",
      '"order: 9007199254740993, \\"service\\": 9007199254740993, \\"refill\\":9007199254740993"',
    ],
  ])("stay text inside text, %s", async (_, name) => {
    const answer = `[{"service":1,"name":${name}},{"name":${name},"service":9007199254740991}]`;
    const list = await (await clientFor(answer)).listServices();
    expect(list).toEqual([
      { service: 1, name: JSON.parse(name) },
      { service: 2 ** 53 - 1, name: JSON.parse(name) },
    ]);
  });

  test("stay a key inside a map", async () => {
    const answer = `{"9007199254740993":${JSON.stringify(running)},"1":${JSON.stringify(partial)}}`;
    const entries = await (await clientFor(answer)).getOrderStatuses([1]);
    expect(entries).toEqual([{ id: 1, ok: true, value: partial }]);
  });

  test("keep every digit of an amount that is text", async () => {
    const answer = '{"balance":"0.08011655652123456789","currency":"USD"}';
    expect((await (await clientFor(answer)).getBalance()).balance).toBe("0.08011655652123456789");
  });

  test.each([
    "0.08011655652123456789",
    "-0.08011655652123456789",
    "8.011655652123456789e-2",
    "12345.678901234567890E+3",
  ])("do no harm in the amount %s that is a number", async (charge) => {
    const status = { ...partial, charge: "CHARGE" };
    const answer = JSON.stringify(status).replace('"CHARGE"', charge);
    await expect((await clientFor(answer)).getOrderStatus(1)).resolves.toEqual({ ...partial, charge: Number(charge) });
  });

  test("do not change ids beside them", async () => {
    const answer = '{"charge":0.08011655652123456789,"order":23501,"note":"9007199254740993","count":9007199254740993}';
    const placed = await calls.addOrder(await clientFor(answer));
    expect(placed).toMatchObject({ order: 23501, charge: 0.08011655652123457, note: "9007199254740993" });
  });

  test.each([
    ["a decimal under the name of an id", '"refill":1234567890123456.5', { refill: 1234567890123456.5 }],
    ["a power of ten under the name of an id", '"refill":1234567890123456e2', { refill: 123456789012345600 }],
    ["a name that ends like an id's", '"last_order":1234567890123456', { last_order: 1234567890123456 }],
    ["a name that begins like an id's", '"orders":1234567890123456', { orders: 1234567890123456 }],
  ])("stay a number in %s", async (_, field, value) => {
    await expect(calls.addOrder(await clientFor(`{"order":5,${field}}`))).resolves.toEqual({ order: 5, ...value });
  });

  test("are found in an answer of 5 MB without harm", async () => {
    const row = '{"service":SERVICE,"name":"\\"9007199254740993\\" \\\\ 정말","rate":"0.90"}';
    const rows = Array.from({ length: 80_000 }, (_, index) => row.replace("SERVICE", String(index + 1)));
    const list = await (await clientFor(`[${rows.join(",\n")}]`)).listServices();
    expect(list).toHaveLength(80_000);
    expect(list.at(-1)).toEqual({ service: 80_000, name: '"9007199254740993" \\ 정말', rate: "0.90" });
  });
});

describe("a field that is not documented", () => {
  const extra = { desc: "Fast", average_time: null, dripfeed: true, list: [1, { a: "b" }], created_at: "2027-01-01" };
  const fields = JSON.stringify(extra).slice(1, -1);

  test.each<[Operation, string, unknown]>([
    ["listServices", `[{"service":"1",${fields}}]`, [{ service: 1, ...extra }]],
    ["addOrder", `{"order":"5",${fields}}`, { order: 5, ...extra }],
    ["getOrderStatus", `{"status":"Pending",${fields}}`, { status: "Pending", ...extra }],
    ["createRefill", `{"refill":1,${fields}}`, { refill: "1", ...extra }],
    ["getRefillStatus", `{"status":"Pending",${fields}}`, { status: "Pending", ...extra }],
    ["getBalance", `{"balance":"1",${fields}}`, { balance: "1", ...extra }],
  ])("is kept by %s", async (operation, answer, value) => {
    await expect(calls[operation](await clientFor(answer))).resolves.toEqual(value);
  });

  test("is kept by getOrderStatuses", async () => {
    const answer = `{"1":{"status":"Pending",${fields}}}`;
    const [entry] = await (await clientFor(answer)).getOrderStatuses([1]);
    expect(entry).toEqual({ id: 1, ok: true, value: { status: "Pending", ...extra } });
  });

  test("is only a field when it is called __proto__", async () => {
    const placed = await calls.addOrder(await clientFor('{"__proto__":{"polluted":true},"order":5}'));
    expect(placed).toMatchObject({ order: 5 });
    expect(Object.getPrototypeOf(placed)).toBe(Object.prototype);
    expect(placed).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });

  test.each([
    ["addOrder", '{"__proto__":{"order":5}}'],
    ["getBalance", '{"__proto__":{"balance":"1"}}'],
    ["getRefillStatus", '{"__proto__":{"status":"Completed"}}'],
    ["createRefill", '{"__proto__":{"refill":"1"}}'],
  ] as const)("gives %s nothing to inherit", async (operation, answer) => {
    const error = await rejectionOf(calls[operation](await clientFor(answer)), UnexpectedAnswer);
    expect(error.operation).toBe(operation);
  });
});

describe("an order status of another panel", () => {
  test.each([
    ["counts and charge as numbers", { ...partial, charge: 0.5, start_count: 3572, remains: 157 }],
    ["start_count null", { ...partial, start_count: null }],
    ["no start_count and no remains", { charge: "0.27819", status: "Partial", currency: "USD" }],
    ["a currency other than USD", { ...partial, currency: "KRW" }],
    ["an order inside", { ...partial, order: 1 }],
    ...["Cancelled", "Fail", "Refunded", "Awaiting", "completed", "in_progress", "새 상태"].map(
      (status) => [`the status ${status}`, { ...partial, status }] as const,
    ),
  ] as const)("comes through with %s", async (_, status) => {
    await expect(calls.getOrderStatus(await clientFor(JSON.stringify(status)))).resolves.toEqual(status);
  });
});

describe("an answer of the wrong shape", () => {
  test.each<[Operation, string]>([
    ["listServices", '{"services":[{"service":1}]}'],
    ["listServices", '{"data":[{"service":1}]}'],
    ["listServices", '[{"service":1},null]'],
    ["listServices", '[{"service":1},[]]'],
    ["listServices", '[{"name":"Followers"}]'],
    ["addOrder", '{"data":{"order":1}}'],
    ["getOrderStatus", '{"1":{"status":"Pending"}}'],
    ["getOrderStatuses", '[{"order":1,"status":"Pending"}]'],
    ["getOrderStatuses", '{"1":null}'],
    ["getOrderStatuses", '{"1":[]}'],
    ["getOrderStatuses", '{"1":{"charge":"1"}}'],
    ["createRefill", '{"order":1}'],
    ["createRefills", '{"1":{"refill":1}}'],
    ["createRefills", "[1]"],
    ["getRefillStatus", '{"status":1}'],
    ["getRefillStatuses", '{"1":{"status":"Pending"}}'],
    ["getRefillStatuses", '[{"refill":1,"status":null}]'],
    ["cancelOrders", '{"9":1}'],
    ["cancelOrders", '[{"order":9,"cancel":true}]'],
    ["getBalance", '{"currency":"USD"}'],
    ["getBalance", '"100.84292"'],
    ["getBalance", "true"],
  ])("is an error of %s that shows it: %s", async (operation, answer) => {
    const error = await rejectionOf(calls[operation](await clientFor(answer)), UnexpectedAnswer);
    expect(error).toMatchObject({ name: "UnexpectedAnswer", operation, status: 200, excerpt: answer });
    expect(error.message).toMatch(new RegExp(`^${operation}: `));
  });
});
