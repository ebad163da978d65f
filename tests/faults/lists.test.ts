/** Lists that a panel answers oddly: an error is data, and every id that was asked has one entry. */
import { describe, expect, test } from "vitest";
import type { Client, Operation } from "../../src/index.ts";
import { calls } from "../support/calls.ts";
import { answers, values } from "./support/answers.ts";
import { replying } from "./support/server.ts";
import { createWitness } from "./support/witness.ts";

const witness = createWitness();

const STATUS = JSON.parse(answers.getOrderStatus);
const missing = { reason: "missing", text: expect.any(String) };

/** What the operation's ordinary call gives when the panel answers so, and how many rows it dropped. */
async function answered(operation: Operation, answer: unknown) {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer);
  const { value, error, told, forms } = await witness(replying({ body }), calls[operation]);
  expect(error).toBeUndefined();
  expect(forms).toHaveLength(1);
  return { value, foreign: told.at(-1)?.foreign };
}

describe("an item that failed", () => {
  const failed = (id: number, text: string, reason = "incorrect_order_id") => ({
    id,
    ok: false,
    error: { reason, text },
  });
  const refused = (id: number, text: string) => ({ ...failed(id, text), outcome: "refused" });
  const text = "Incorrect order ID";

  test("is data beside the good ones of a list that reads", async () => {
    const { value } = await answered("getOrderStatuses", { 1: { error: "꺼져" }, 10: { error: text }, 100: STATUS });
    expect(value).toEqual([failed(1, "꺼져", "other"), failed(10, text), { id: 100, ok: true, value: STATUS }]);
  });

  test.each([
    [
      "as text in place of the value",
      [
        { order: 9, cancel: text },
        { order: 2, cancel: 1 },
      ],
    ],
    [
      "beside the id",
      [
        { order: 9, error: text },
        { order: 2, cancel: 1 },
      ],
    ],
    ["in a map", { 9: { error: text }, 2: 1 }],
    ["as text in a map", { 9: text, 2: 1 }],
  ])("is refused, and the others are done, when a list that writes has it %s", async (_, answer) => {
    const { value } = await answered("cancelOrders", answer);
    expect(value).toEqual([refused(9, text), { id: 2, ok: true, value: 1 }]);
  });

  test("may be text in place of the value in a map", async () => {
    const { value } = await answered("getOrderStatuses", { 1: STATUS, 10: text, 100: STATUS });
    expect(value).toEqual(values.getOrderStatuses);
  });
});

describe("an id that the answer leaves out", () => {
  test("is missing from a list that reads", async () => {
    const { value } = await answered("getOrderStatuses", { 100: STATUS });
    expect(value).toEqual([
      { id: 1, ok: false, error: missing },
      { id: 10, ok: false, error: missing },
      { id: 100, ok: true, value: STATUS },
    ]);
  });

  test.each<[Operation, unknown]>([
    ["createRefills", [{ order: 2, refill: 7 }]],
    ["createRefills", [{ order: 2, refill: 7 }, { order: 3 }]],
    ["createRefills", { 2: 7 }],
  ])("is unknown in a list that writes: %s %j", async (operation, answer) => {
    const { value } = await answered(operation, answer);
    expect(value).toEqual([
      { id: 1, ok: false, error: missing, outcome: "unknown" },
      { id: 2, ok: true, value: 7 },
      { id: 3, ok: false, error: missing, outcome: "unknown" },
    ]);
  });

  test.each<[Operation, string]>([
    ["getOrderStatuses", "{}"],
    ["createRefills", "[]"],
    ["cancelOrders", "[]"],
    ["getRefillStatuses", "[]"],
  ])("is missing from %s also when nothing else is in it", async (operation, answer) => {
    const { value } = await answered(operation, answer);
    for (const entry of value as object[]) expect(entry).toMatchObject({ ok: false, error: missing });
  });
});

describe("a row that nobody asked for", () => {
  test.each<[Operation, unknown]>([
    ["getOrderStatuses", { ...JSON.parse(answers.getOrderStatuses), 7: STATUS, 8: STATUS }],
    ["createRefills", [...JSON.parse(answers.createRefills), { order: 7, refill: 7 }, { order: 8, refill: 8 }]],
    ["cancelOrders", [{ order: 7, cancel: 1 }, ...JSON.parse(answers.cancelOrders), { order: 8, cancel: 1 }]],
    [
      "getRefillStatuses",
      [{ refill: 7, status: "" }, { refill: 8, status: "" }, ...JSON.parse(answers.getRefillStatuses)],
    ],
  ])("is dropped from %s, and counted", async (operation, answer) => {
    expect(await answered(operation, answer)).toEqual({ value: values[operation], foreign: 2 });
  });

  test("is counted also when it has the name of something that every object has", async () => {
    const answer = `{"__proto__":{"polluted":1},"constructor":{},"toString":"x",${answers.getOrderStatuses.slice(1)}`;
    expect(await answered("getOrderStatuses", answer)).toEqual({ value: values.getOrderStatuses, foreign: 3 });
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("an answer of another shape", () => {
  const statuses = [STATUS, { error: "Incorrect order ID" }, STATUS];
  const [one, ten, hundred] = statuses;

  test.each<[string, Operation, unknown]>([
    ["an array in the order asked", "getOrderStatuses", statuses],
    [
      "an array of rows with their ids",
      "getOrderStatuses",
      [
        { order: 100, ...hundred },
        { order: 1, ...one },
        { order: "10", ...ten },
      ],
    ],
    ["a map in `data`", "getOrderStatuses", { data: JSON.parse(answers.getOrderStatuses) }],
    ["a list in `data`", "cancelOrders", { data: JSON.parse(answers.cancelOrders) }],
    ["a list in `data`", "createRefills", { data: JSON.parse(answers.createRefills) }],
    ["a list in `data`", "listServices", { data: JSON.parse(answers.listServices) }],
    ["a list in `services`", "listServices", { services: JSON.parse(answers.listServices) }],
    ["a map of values", "cancelOrders", { 9: { error: "Incorrect order ID" }, 2: 1 }],
    ["a map of values", "createRefills", { 1: 1, 2: "2", 3: { error: "Incorrect order ID" } }],
    [
      "a map of rows",
      "createRefills",
      { 1: { refill: 1 }, 2: { order: 2, refill: 2 }, 3: { error: "Incorrect order ID" } },
    ],
    ["a map of values", "getRefillStatuses", { 1: "Completed", 2: "Rejected", 3: { error: "Refill not found" } }],
  ])("is read all the same: %s, of %s", async (_, operation, answer) => {
    const { value } = await answered(operation, answer);
    expect(withoutIds(value)).toEqual(values[operation]);
  });

  // Which id a row belongs to is a guess then, and a guess about money.
  test.each([
    ["fewer rows than ids, and no ids in them", [STATUS, STATUS]],
    ["more rows than ids, and no ids in them", [STATUS, STATUS, STATUS, STATUS]],
  ])("is not guessed at: %s", async (_, answer) => {
    const { error } = await witness(replying({ body: JSON.stringify(answer) }), calls.getOrderStatuses);
    expect(error).toMatchObject({ class: "UnexpectedAnswer", status: 200, excerpt: expect.stringContaining("[{") });
  });
});

/** Without the field `order`, which some panels put into a status. */
function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, field) => (name === "order" ? undefined : field)));
}

describe("an id that is there twice", () => {
  test.each<[string, (client: Client) => Promise<unknown>, string]>([
    ["getOrderStatuses", (client) => client.getOrderStatuses([1, 10, 1, 100, 10]), "orders"],
    ["createRefills", (client) => client.createRefills([1, 2, 2, 3, 1, 1]), "orders"],
    ["cancelOrders", (client) => client.cancelOrders([9, 9, 2, 9]), "orders"],
    ["getRefillStatuses", (client) => client.getRefillStatuses([1, 2, 1, 3]), "refills"],
  ])("is asked once by %s, where it stood first", async (operation, call, field) => {
    const { value, forms } = await witness(replying({ body: answers[operation as Operation] }), call);
    expect(value).toEqual(values[operation as Operation]);
    expect(forms.map((form) => form.get(field))).toEqual([(value as { id: number }[]).map(({ id }) => id).join()]);
  });

  test.each([
    ["in a map", "getOrderStatuses", `{"1":{"error":"Bad link"},${answers.getOrderStatuses.slice(1)}`],
    ["in a list", "cancelOrders", `[{"order":2,"cancel":{"error":"Bad link"}},${answers.cancelOrders.slice(1)}`],
    ["as a field", "getRefillStatuses", answers.getRefillStatuses.replace('"status"', '"status":"Pending","status"')],
  ] as const)("counts as it stands last %s of the answer", async (_, operation, answer) => {
    expect(await answered(operation, answer)).toEqual({ value: values[operation], foreign: 0 });
  });
});
