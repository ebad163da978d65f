/** A client that validates: what its calls resolve and reject with, over real sockets. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { type Client, type Operation, RefusedError, UnexpectedAnswer } from "../../src/index.ts";
import { validator } from "../../src/validate/index.ts";
import { calls, operations } from "../support/calls.ts";
import { root } from "../support/checkout.ts";
import { clientOf, KEY, servePanel } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };
const service = {
  service: 1,
  name: "Followers",
  type: "Default",
  category: "First Category",
  rate: "0.90",
  min: "50",
  max: "10000",
  refill: true,
  cancel: true,
};

/** A strict client of a panel that gives this answer. */
async function strictClient(answer: unknown): Promise<Client> {
  const panel = await servePanel(typeof answer === "string" ? answer : JSON.stringify(answer));
  return clientOf(panel, { validate: validator({ mode: "strict" }), retries: 0 });
}

async function warningClient(answer: unknown) {
  const panel = await servePanel(JSON.stringify(answer));
  const report = vi.fn();
  return { client: clientOf(panel, { validate: validator({ report }) }), report };
}

describe("a strict client", () => {
  test.each(operations)("resolves %s with every documented answer", async (operation) => {
    const file = await readFile(join(root, "spec", "examples", `${operation}.yaml`), "utf8");
    const examples = Object.values<{ value: object }>(parse(file).answers).filter(({ value }) => !("error" in value));
    expect(examples.length).toBeGreaterThan(0);
    for (const { value } of examples) await calls[operation](await strictClient(value));
  });

  test.each<[string, Operation, unknown]>([
    ["ids as text", "listServices", [{ ...service, service: "1" }]],
    ["a list in an envelope of its name", "listServices", { services: [service] }],
    ["a list in an envelope", "listServices", { data: [service] }],
    ["amounts and counts as numbers", "listServices", [{ ...service, rate: 0.9, min: 50, max: 10000 }]],
    ["a status with numbers", "getOrderStatus", { ...status, charge: 0.08011655652, start_count: 3572, remains: 0 }],
    ["an order as text", "addOrder", { order: "23501" }],
    ["a refill as a number", "createRefill", { refill: 1 }],
    [
      "a map of statuses with numbers",
      "getOrderStatuses",
      { 1: { ...status, charge: 0.5 }, 10: { error: "no" }, 100: status },
    ],
    ["statuses in the order asked", "getOrderStatuses", [status, { error: "Incorrect order ID" }, status]],
    [
      "ids of a list as text",
      "createRefills",
      [
        { order: "1", refill: "1" },
        { order: 2, refill: 2 },
        { order: 3, refill: 3 },
      ],
    ],
    [
      "a refusal beside the id",
      "createRefills",
      [
        { order: 1, error: "no" },
        { order: 2, refill: 2 },
        { order: 3, refill: 3 },
      ],
    ],
    ["a list as a map", "cancelOrders", { 9: { error: "Incorrect order ID" }, 2: 1 }],
    ["a balance as a number", "getBalance", { balance: 100.84292, currency: "KRW" }],
    ["fields of their own", "getBalance", { balance: "1", currency: "USD", bonus: null }],
  ])("resolves with what other panels write: %s", async (_, operation, answer) => {
    await calls[operation](await strictClient(answer));
  });

  test.each<[string, Operation, unknown, string]>([
    [
      "an amount is null in one of many rows",
      "listServices",
      [service, service, service, { ...service, rate: null }, service],
      "/3/rate is null, documented as decimal text",
    ],
    [
      "a count is null",
      "getOrderStatus",
      { ...status, start_count: null },
      "/start_count is null, documented as a whole number as text",
    ],
    [
      "a count is left out",
      "getOrderStatuses",
      { 1: { ...status, remains: undefined }, 10: status, 100: status },
      "/1/remains is missing, documented as a whole number as text",
    ],
    [
      "an amount has a comma",
      "getBalance",
      { balance: "0,90", currency: "USD" },
      "/balance is text of length 4, documented as decimal text",
    ],
  ])("rejects with the place and no outcome when %s", async (_, operation, answer, problem) => {
    const error = await rejectionOf(calls[operation](await strictClient(answer)), UnexpectedAnswer);
    expect(error.message).toContain(problem);
    expect(error.outcome).toBeUndefined();
  });

  test("rejects a write that the panel has done with the outcome done", async () => {
    const rows = [
      { order: 9, cancel: 1 },
      { order: 2, cancel: [1] },
    ];
    const error = await rejectionOf(calls.cancelOrders(await strictClient(rows)), UnexpectedAnswer);
    expect(error).toMatchObject({ operation: "cancelOrders", outcome: "done" });
    expect(error.message).toContain("/1/cancel is a list, documented as a whole number, or a refusal");
  });

  test("tells ten problems of 10,000 and how many there are besides", async () => {
    const rows = Array.from({ length: 10_000 }, () => ({ ...service, rate: null }));
    const error = await rejectionOf(calls.listServices(await strictClient(rows)), UnexpectedAnswer);
    expect(error.message).toContain("/9/rate is null");
    expect(error.message).toContain("; at least 990 more");
    expect(error.message.length).toBeLessThan(1000);
  });

  test("rejects a refusal of the whole call as every client does", async () => {
    for (const operation of operations) {
      await rejectionOf(calls[operation](await strictClient({ error: "Invalid API key" })), RefusedError);
    }
  });

  test("shows no key that the panel echoes in place of an amount", async () => {
    const error = await rejectionOf(
      (await strictClient([{ ...service, rate: KEY, name: [KEY] }])).listServices(),
      UnexpectedAnswer,
    );
    expect(error.message).toContain("/0/rate is text of length 3, documented as decimal text");
    expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error) + error.stack).not.toContain(KEY);
  });
});

describe("a client that warns", () => {
  test("resolves with the answer as it came, and reports what is wrong with it", async () => {
    const { client, report } = await warningClient([{ ...service, min: null, type: "Emoji Reactions" }]);
    expect(await client.listServices()).toEqual([{ ...service, min: null, type: "Emoji Reactions" }]);
    expect(report.mock.calls).toEqual([["/0/min is null, documented as a whole number as text", "listServices"]]);
  });

  test("reports nothing of numbers that are brought to text with every digit", async () => {
    const panel = await servePanel(
      '{"charge":0.08011655652999999999999,"start_count":9007199254740993,"status":"Partial","remains":1e-7,"currency":"USD"}',
    );
    const report = vi.fn();
    const client = clientOf(panel, { validate: validator({ report }) });
    expect(await client.getOrderStatus(1)).toEqual({
      charge: "0.08011655652999999999999",
      start_count: "9007199254740993",
      status: "Partial",
      remains: "0.0000001",
      currency: "USD",
    });
    expect(report.mock.calls).toEqual([
      ["/remains is text of length 9, documented as a whole number as text", "getOrderStatus"],
    ]);
  });

  test("resolves with an order that is done although the report fails", async () => {
    const panel = await servePanel('{"order":23501}');
    const report = () => {
      throw new Error("disk full");
    };
    expect(await calls.addOrder(clientOf(panel, { validate: validator({ report }) }))).toEqual({ order: 23501 });
  });

  test("resolves a list with a row that is wrong, and reports it", async () => {
    const { client, report } = await warningClient([
      { order: 9, cancel: [1] },
      { order: 2, cancel: 1 },
    ]);
    expect(await client.cancelOrders([9, 2])).toMatchObject([
      { id: 9, ok: false },
      { id: 2, ok: true, value: 1 },
    ]);
    expect(report).toHaveBeenCalledExactlyOnceWith(
      "/0/cancel is a list, documented as a whole number, or a refusal",
      "cancelOrders",
    );
  });
});
