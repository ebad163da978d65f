import { describe, expect, test } from "vitest";
import { type Operation, UnexpectedAnswer } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { rejectionOf } from "../support/rejection.ts";
import { clientFor } from "./support.ts";

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
      { id: 3, ok: false, error: unknownOrder, outcome: "refused" },
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
      { id: 9, ok: false, error: unknownOrder, outcome: "refused" },
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
    const client = await clientFor({ status: 201, headers: { "content-type": "text/html" }, body });
    await expect(calls[operation](client)).resolves.toEqual(value);
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

describe("a balance, a service and an order of another panel", () => {
  test.each<[Operation, string, unknown]>([
    ["getBalance", '{"balance":"1204500","currency":"KRW"}', { balance: "1204500", currency: "KRW" }],
    [
      "listServices",
      '[{"service":1,"type":"새 유형","dripfeed":true}]',
      [{ service: 1, type: "새 유형", dripfeed: true }],
    ],
    ["addOrder", '{"order":5,"charge":"0.9","currency":"INR"}', { order: 5, charge: "0.9", currency: "INR" }],
    ["getRefillStatus", '{"status":"in_progress"}', { status: "in_progress" }],
  ])("come through %s: %s", async (operation, answer, value) => {
    await expect(calls[operation](await clientFor(answer))).resolves.toEqual(value);
  });
});
