import { describe, expect, test } from "vitest";
import {
  AutostagramError,
  type FailedEntry,
  PartialError,
  RefusedError,
  UnexpectedAnswer,
  type Validate,
} from "../../src/index.ts";
import { calls, operations, writes } from "../support/calls.ts";
import { KEY } from "../support/panel.ts";
import { rejectionOf } from "../support/rejection.ts";
import { lists } from "./listCases.ts";
import { range, serveList } from "./listPanel.ts";
import { clientFor } from "./support.ts";

const status = { charge: "0.27819", start_count: "3572", status: "Partial", remains: "157", currency: "USD" };

/** The panel's answer to each operation as documented. */
const documented: { [operation in string]: unknown } = {
  listServices: [{ service: 1, name: "Followers", rate: "0.90" }],
  addOrder: { order: 23501 },
  getOrderStatus: status,
  getOrderStatuses: { 1: status, 10: { error: "Incorrect order ID" }, 100: status },
  createRefill: { refill: "1" },
  createRefills: [1, 2, 3].map((order) => ({ order, refill: 7 })),
  getRefillStatus: { status: "Completed" },
  getRefillStatuses: [1, 2, 3].map((refill) => ({ refill, status: "Completed" })),
  cancelOrders: [9, 2].map((order) => ({ order, cancel: 1 })),
  getBalance: { balance: "100.84292", currency: "USD" },
};

/** A validator that keeps what it is asked, and finds nothing wrong. */
function recorder() {
  const asked: unknown[][] = [];
  const validate: Validate = (...args) => {
    asked.push(args);
    return [];
  };
  return { asked, validate };
}

describe.each(operations)("validate with %s", (operation) => {
  test("gets the answer once, and changes nothing when it finds nothing", async () => {
    const { asked, validate } = recorder();
    const answer = JSON.stringify(documented[operation]);
    const plain = await calls[operation](await clientFor(answer));
    await expect(calls[operation](await clientFor(answer, { validate }))).resolves.toEqual(plain);
    expect(asked).toEqual([[operation, documented[operation]]]);
  });

  test("turns what it finds into an UnexpectedAnswer, after a write with the outcome done", async () => {
    const client = await clientFor(JSON.stringify(documented[operation]), { validate: () => ["one", "two"] });
    const error = await rejectionOf(calls[operation](client), UnexpectedAnswer);
    expect(error).toMatchObject({ operation, status: 200, outcome: writes.includes(operation) ? "done" : undefined });
    expect(error.message).toMatch(new RegExp(`^${operation}: HTTP 200 with one; two`));
    expect(error.excerpt).toBe(JSON.stringify(documented[operation]).slice(0, 200));
  });

  test("is not asked about a refusal, which stays one", async () => {
    const { asked, validate } = recorder();
    const client = await clientFor('{"error":"Invalid API key"}', { validate });
    await rejectionOf(calls[operation](client), RefusedError);
    expect(asked).toEqual([]);
  });
});

describe("a validate that throws", () => {
  const validate = () => {
    throw new TypeError("no such schema");
  };

  // The order exists, and an error without an outcome would not say so.
  test.each(["addOrder", "createRefill", "cancelOrders", "getBalance"] as const)(
    "makes no error of another kind of %s, and of a write none that is not done",
    async (operation) => {
      const client = await clientFor(JSON.stringify(documented[operation]), { validate });
      const [result] = await Promise.allSettled([calls[operation](client)]);
      if (result.status === "fulfilled") return;
      expect(result.reason).toBeInstanceOf(AutostagramError);
      expect(result.reason.outcome).toBe(writes.includes(operation) ? "done" : undefined);
    },
  );
});

describe("an order that validate objects to", () => {
  const validate: Validate = () => ["/charge is missing"];

  test.each([
    ["a number", '{"order":23501}', "23501"],
    ["text", '{"order":"23501"}', "23501"],
    ["in an envelope", '{"data":{"order":23501}}', "23501"],
  ])("rides on the error: %s", async (_, answer, id) => {
    const error = await rejectionOf(calls.addOrder(await clientFor(answer, { validate })), UnexpectedAnswer);
    expect(error).toMatchObject({ outcome: "done", id });
    expect(error.message).toMatch(/the order.* exists/);
  });

  test("rides on the error when it is a refill", async () => {
    const error = await rejectionOf((await clientFor('{"refill":7}', { validate })).createRefill(1), UnexpectedAnswer);
    expect(error).toMatchObject({ outcome: "done", id: "7" });
  });

  test("is none where the answer has no id", async () => {
    const error = await rejectionOf(
      calls.getBalance(await clientFor('{"balance":"1"}', { validate })),
      UnexpectedAnswer,
    );
    expect(error.id).toBeUndefined();
  });
});

describe("what validate gets", () => {
  test.each([
    ["amounts that came as numbers are text", "getBalance", '{"balance":1e-7}', { balance: "0.0000001" }],
    ["an id that came as text is a number", "addOrder", '{"order":"5"}', { order: 5 }],
    ["a refill that came as a number is text", "createRefill", '{"refill":1}', { refill: "1" }],
    ["an envelope is off", "listServices", '{"services":[{"service":"1"}]}', [{ service: 1 }]],
    [
      "an array is a map",
      "getOrderStatuses",
      JSON.stringify([{ order: 1, ...status }]),
      { 1: { order: 1, ...status } },
    ],
    ["a map is an array", "cancelOrders", '{"2":1,"9":true}', [2, 9].map((order) => ({ order, cancel: 1 }))],
    ["the ids of rows are numbers", "createRefills", '[{"order":"1","refill":"7"}]', [{ order: 1, refill: 7 }]],
  ] as const)("is in the documented form: %s", async (_, operation, answer, value) => {
    const { asked, validate } = recorder();
    await calls[operation](await clientFor(answer, { validate }));
    expect(asked).toEqual([[operation, value]]);
  });

  test.each(lists)("is one call of $operation at a time, and what is wrong with one keeps the others", async (list) => {
    const validate: Validate = (_, value) => (JSON.stringify(value).includes("150") ? ["odd"] : []);
    const { client } = await serveList(list, { options: { validate } });
    const error = await rejectionOf(list.call(client, range(1, 200), { concurrency: 1 }), PartialError);
    expect(error.cause).toBeInstanceOf(UnexpectedAnswer);
    const entries = error.entries as FailedEntry[];
    expect(entries.map(({ ok }) => ok)).toEqual([...Array(100).fill(true), ...Array(100).fill(false)]);
    expect(entries[150]?.outcome).toBe(list.writes ? "done" : undefined);
  });
});

describe("the error of validate", () => {
  test("does not hold the key, though a problem does", async () => {
    const client = await clientFor('{"balance":"1"}', { validate: () => [`the note is ${KEY}`] });
    const error = await rejectionOf(client.getBalance(), UnexpectedAnswer);
    expect(error.message).toContain("the note is [key]");
  });

  test("is no reason to send a read again", async () => {
    let asked = 0;
    const client = await clientFor('{"balance":"1"}', {
      validate: () => {
        asked += 1;
        return ["odd"];
      },
    });
    await rejectionOf(client.getBalance(), UnexpectedAnswer);
    expect(asked).toBe(1);
  });
});
