import { describe, expect, test } from "vitest";
import { type Operation, RefusedError, UnexpectedAnswer } from "../../src/index.ts";
import { calls, operations, writes } from "../support/calls.ts";
import { rejectionOf } from "../support/rejection.ts";
import { clientFor } from "./support.ts";

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };
const found = (id: number, value: unknown) => ({ id, ok: true, value });

/** Each answer in its documented shape, and what its method resolves with. */
const documented: { [Name in Operation]: [answer: unknown, value: unknown] } = {
  listServices: [[{ service: 1, name: "Followers" }], [{ service: 1, name: "Followers" }]],
  addOrder: [{ order: 23501 }, { order: 23501 }],
  getOrderStatus: [status, status],
  getOrderStatuses: [{ 1: status, 10: status, 100: status }, [1, 10, 100].map((id) => found(id, status))],
  createRefill: [{ refill: "1" }, { refill: "1" }],
  createRefills: [[1, 2, 3].map((order) => ({ order, refill: 7 })), [1, 2, 3].map((id) => found(id, 7))],
  getRefillStatus: [{ status: "Completed" }, { status: "Completed" }],
  getRefillStatuses: [
    [1, 2, 3].map((refill) => ({ refill, status: "Pending" })),
    [1, 2, 3].map((id) => found(id, "Pending")),
  ],
  cancelOrders: [[9, 2].map((order) => ({ order, cancel: 1 })), [9, 2].map((id) => found(id, 1))],
  getBalance: [
    { balance: "1", currency: "USD" },
    { balance: "1", currency: "USD" },
  ],
};

describe.each(operations)("an envelope around the answer of %s", (operation) => {
  const [answer, value] = documented[operation];

  test.each([
    ["data alone", { data: answer }],
    ["data beside a flag", { success: true, data: answer }],
    ["data beside an empty error", { error: "", data: answer }],
  ])("is taken off: %s", async (_, envelope) => {
    await expect(calls[operation](await clientFor(JSON.stringify(envelope)))).resolves.toEqual(value);
  });

  test("is taken off a refusal", async () => {
    const client = await clientFor('{"data":{"error":"Invalid API key"}}');
    const error = await rejectionOf(calls[operation](client), RefusedError);
    expect(error).toMatchObject({ reason: "invalid_key", outcome: writes.includes(operation) ? "refused" : undefined });
  });
});

describe("an envelope", () => {
  test("called services is taken off the list of services", async () => {
    const client = await clientFor('{"services":[{"service":"1"}]}');
    await expect(client.listServices()).resolves.toEqual([{ service: 1 }]);
  });

  test("called services is taken off nothing else", async () => {
    await rejectionOf(
      (await clientFor('{"services":{"order":5}}')).addOrder({ service: 1, link: "x" }),
      UnexpectedAnswer,
    );
  });

  test("is none where the answer stands beside data", async () => {
    const placed = await (await clientFor('{"order":5,"data":{"order":6}}')).addOrder({ service: 1, link: "x" });
    expect(placed).toEqual({ order: 5, data: { order: 6 } });
  });

  test.each(["null", '"none"', "7"])("around %s is none", async (data) => {
    const answer = `{"data":${data}}`;
    const error = await rejectionOf((await clientFor(answer)).getBalance(), UnexpectedAnswer);
    expect(error.excerpt).toBe(answer);
  });
});

describe("an answer of the wrong shape", () => {
  test.each<[Operation, string]>([
    ["listServices", '{"services":"none"}'],
    ["listServices", '[{"service":1},null]'],
    ["listServices", '[{"service":1},[]]'],
    ["listServices", '[{"name":"Followers"}]'],
    ["addOrder", '{"data":{"id":1}}'],
    ["addOrder", '{"order":[5]}'],
    ["getOrderStatus", '{"1":{"status":"Pending"}}'],
    ["getOrderStatuses", '"Pending"'],
    ["createRefill", '{"order":1}'],
    ["createRefills", "[1]"],
    ["createRefills", '"7"'],
    ["getRefillStatus", '{"status":1}'],
    ["getRefillStatuses", '["Completed"]'],
    ["cancelOrders", "[1,1]"],
    ["cancelOrders", "true"],
    ["getBalance", '{"currency":"USD"}'],
    ["getBalance", '"100.84292"'],
    ["getBalance", "true"],
  ])("is an error of %s that shows it: %s", async (operation, answer) => {
    const error = await rejectionOf(calls[operation](await clientFor(answer)), UnexpectedAnswer);
    const outcome = writes.includes(operation) ? "unknown" : undefined;
    expect(error).toMatchObject({ name: "UnexpectedAnswer", operation, outcome, status: 200, excerpt: answer });
    expect(error.message).toMatch(new RegExp(`^${operation}: HTTP 200 with no `));
  });
});
